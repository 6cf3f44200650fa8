using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Tests.Recording;

/// <summary>A record that a test holds up, or lets fail.</summary>
internal sealed class HeldRecord : ITurnRecord
{
    private readonly TaskCompletionSource<bool> written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TurnEntry> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The turn that waits to be written.</summary>
    public Task<TurnEntry> Reached => reached.Task;

    public List<Notice> Notices { get; } = [];

    /// <summary>Whether every write fails.</summary>
    public bool Fails { get; set; }

    public void Release() => written.TrySetResult(true);

    public Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken)
    {
        reached.TrySetResult(entry);
        return Fails ? throw new RecordUnavailableException("The disk is full.") : written.Task;
    }

    public Task<ReceivedMessage> ReceiveAsync(PatientMessage message, CancellationToken cancellationToken) =>
        Fails ? throw new RecordUnavailableException("The disk is full.") : Task.FromResult(new ReceivedMessage(message with { RecordedAs = "m" }, IsNew: true));

    public Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken) =>
        Fails ? throw new RecordUnavailableException("The disk is full.") : Task.CompletedTask;

    public Task<string> JudgeAsync(Feedback feedback, CancellationToken cancellationToken) =>
        Fails ? throw new RecordUnavailableException("The disk is full.") : Task.FromResult("f");

    public Task NoticeAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new RecordUnavailableException("The disk is full.");
        }

        Notices.Add(notice);
        return Task.CompletedTask;
    }
}
