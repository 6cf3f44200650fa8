using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Tests;

/// <summary>A record in memory, of which a second desk can be opened as after a restart.</summary>
internal sealed class MemoryRecord : IEnquiryRecord
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Enquiry> enquiries = [];

    public List<(Enquiry After, EnquiryChange Change, StaffReply? Reply)> Written { get; } = [];

    public bool Fails { get; set; }

    public IEnumerable<(long Number, EnquiryChangeKind What)> Changes => Written.Select(entry => (entry.After.Number, entry.Change.What));

    public Task AppendAsync(Enquiry after, EnquiryChange change, StaffReply? reply, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Fails)
            {
                throw new Consultation.Recording.RecordUnavailableException("The disk is full.");
            }

            Written.Add((after, change, reply));
            enquiries[after.Number] = after;
        }

        return Task.CompletedTask;
    }

    public (IReadOnlyList<Enquiry> Open, long LastNumber) LoadOpen()
    {
        lock (gate)
        {
            return ([.. enquiries.Values.Where(enquiry => enquiry.IsOpen)], enquiries.Count == 0 ? 0 : enquiries.Keys.Max());
        }
    }

    public Enquiry? Find(long number)
    {
        lock (gate)
        {
            return enquiries.GetValueOrDefault(number);
        }
    }
}
