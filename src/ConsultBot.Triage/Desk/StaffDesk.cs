using System.Collections.Concurrent;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Desk;

/// <summary>
/// The desk at which staff see to enquiries. What is done to one enquiry is done in order, is written down before it counts, and whoever cannot do something is told why. Open
/// enquiries are kept at hand; the others are read from the record.
/// </summary>
public sealed class StaffDesk
{
    private const int LongestWords = 4_000;

    private readonly ConcurrentDictionary<long, Enquiry> open = new();
    private readonly ConcurrentDictionary<string, long> openByConversation = new(StringComparer.Ordinal);
    private readonly InProcessTurnOrder order = new();
    private readonly Agenda agenda;
    private readonly IEnquiryRecord record;
    private readonly DeskSettings settings;
    private readonly TimeProvider clock;
    private long lastNumber;

    /// <summary>Opens the desk with what is open.</summary>
    /// <param name="record">Where enquiries are recorded.</param>
    /// <param name="settings">How it works.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="Consultation.Recording.RecordUnavailableException">What is open cannot be read.</exception>
    public StaffDesk(IEnquiryRecord record, DeskSettings settings, TimeProvider clock)
    {
        this.record = record;
        this.settings = settings;
        this.clock = clock;
        agenda = new Agenda(settings);
        (var enquiries, lastNumber) = record.LoadOpen();
        foreach (var enquiry in enquiries)
        {
            Keep(enquiry);
        }
    }

    /// <summary>Is told of every change, after it was written down.</summary>
    public Action<Enquiry, EnquiryChange>? Changed { get; set; }

    /// <summary>How it works.</summary>
    public DeskSettings Settings => settings;

    /// <summary>What is open, most urgent first, then what is due first.</summary>
    public IReadOnlyList<Enquiry> Open => [.. open.Values.OrderBy(enquiry => enquiry.Urgency).ThenBy(enquiry => enquiry.DueAt).ThenBy(enquiry => enquiry.Number)];

    /// <summary>The open enquiries to which something should have happened by now by itself.</summary>
    public IEnumerable<Enquiry> Due => agenda.DueBy(clock.GetUtcNow()).Select(number => open.GetValueOrDefault(number)).OfType<Enquiry>();

    /// <summary>The open enquiry of a conversation, or <c>null</c>.</summary>
    public Enquiry? OpenFor(string conversationId) => openByConversation.TryGetValue(conversationId, out var number) ? open.GetValueOrDefault(number) : null;

    /// <summary>Whether a person has a conversation, so that the bot keeps silent in it.</summary>
    public bool HasPerson(string conversationId) => OpenFor(conversationId) is { ClaimedBy: not null };

    /// <summary>An enquiry by its number, open or not; <c>null</c> when there is none.</summary>
    public Enquiry? Find(long number) => open.GetValueOrDefault(number) ?? record.Find(number);

    /// <summary>A new enquiry with its number, which nobody has written down yet.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="topic">What it is about.</param>
    /// <param name="urgency">How urgent it is.</param>
    /// <param name="why">The rule that opens it.</param>
    /// <param name="language">The language of the patient.</param>
    public Enquiry Propose(string conversationId, string channel, EnquiryTopic topic, Urgency urgency, string why, string language)
    {
        var now = clock.GetUtcNow();
        return new Enquiry
        {
            Number = Interlocked.Increment(ref lastNumber),
            ConversationId = conversationId,
            Channel = channel,
            Topic = topic,
            Urgency = urgency,
            Why = why,
            Team = settings.TeamFor(topic).Name,
            Language = language,
            OpenedAt = now,
            DueAt = settings.DueAt(urgency, now),
            ChangedAt = now,
        };
    }

    /// <summary>
    /// Opens an enquiry, unless the conversation has one: then that one becomes as urgent as this would be, if it is less so. The same thing is never handed over twice.
    /// </summary>
    /// <returns>The enquiry that the conversation has now.</returns>
    /// <exception cref="Consultation.Recording.RecordUnavailableException">It could not be written.</exception>
    public async Task<Enquiry> OpenAsync(Enquiry proposed, CancellationToken cancellationToken)
    {
        using var place = await order.EnterAsync(proposed.ConversationId, cancellationToken);
        if (OpenFor(proposed.ConversationId) is not { } known)
        {
            return await WriteAsync(proposed, new EnquiryChange(EnquiryChangeKind.Opened, clock.GetUtcNow(), By: null), reply: null, cancellationToken);
        }

        if (proposed.Urgency >= known.Urgency)
        {
            return known;
        }

        var raised = new EnquiryChange(EnquiryChangeKind.Raised, clock.GetUtcNow(), By: null) { Urgency = proposed.Urgency, Topic = proposed.Topic, Until = proposed.DueAt, Words = proposed.Why };
        return await WriteAsync(known, raised, reply: null, cancellationToken);
    }

    /// <summary>Takes an enquiry. Of several who try at once, one gets it.</summary>
    public Task<DeskOutcome> ClaimAsync(long number, StaffMember by, CancellationToken cancellationToken) => ChangeAsync(
        number,
        enquiry => !enquiry.IsOpen ? DeskRefusal.IsResolved : enquiry.ClaimedBy is not null && !IsHis(enquiry, by) ? DeskRefusal.HasAnother : null,
        enquiry => IsHis(enquiry, by) ? null : new EnquiryChange(EnquiryChangeKind.Claimed, clock.GetUtcNow(), by),
        reply: null,
        cancellationToken);

    /// <summary>Gives an enquiry back.</summary>
    public Task<DeskOutcome> ReleaseAsync(long number, StaffMember by, CancellationToken cancellationToken) =>
        ChangeAsync(number, enquiry => Held(enquiry, by), _ => new EnquiryChange(EnquiryChangeKind.Released, clock.GetUtcNow(), by), reply: null, cancellationToken);

    /// <summary>Answers the patient.</summary>
    public Task<DeskOutcome> ReplyAsync(long number, StaffMember by, StaffReply reply, CancellationToken cancellationToken) => ChangeAsync(
        number,
        enquiry => Held(enquiry, by) ?? Words(reply.Text),
        _ => new EnquiryChange(EnquiryChangeKind.Replied, clock.GetUtcNow(), by) { Words = reply.Reason },
        reply,
        cancellationToken);

    /// <summary>Notes something for colleagues; the patient never sees it.</summary>
    public Task<DeskOutcome> NoteAsync(long number, StaffMember by, string words, CancellationToken cancellationToken) =>
        ChangeAsync(number, _ => Words(words), _ => new EnquiryChange(EnquiryChangeKind.Noted, clock.GetUtcNow(), by) { Words = words }, reply: null, cancellationToken);

    /// <summary>Puts an enquiry aside until a moment.</summary>
    public Task<DeskOutcome> SnoozeAsync(long number, StaffMember by, DateTimeOffset until, string? words, CancellationToken cancellationToken) => ChangeAsync(
        number,
        enquiry => Held(enquiry, by) ?? (until <= clock.GetUtcNow() ? DeskRefusal.IsPast : null),
        _ => new EnquiryChange(EnquiryChangeKind.Snoozed, clock.GetUtcNow(), by) { Until = until, Words = words },
        reply: null,
        cancellationToken);

    /// <summary>Hands an enquiry to another team.</summary>
    public Task<DeskOutcome> TransferAsync(long number, StaffMember by, string team, string? words, CancellationToken cancellationToken) => ChangeAsync(
        number,
        enquiry => TeamNamed(team) is null ? DeskRefusal.NoTeam : !enquiry.IsOpen ? DeskRefusal.IsResolved : enquiry.ClaimedBy is not null && !IsHis(enquiry, by) ? DeskRefusal.HasAnother : null,
        _ => new EnquiryChange(EnquiryChangeKind.Transferred, clock.GetUtcNow(), by) { Team = TeamNamed(team)!.Name, Words = words },
        reply: null,
        cancellationToken);

    /// <summary>Ends an enquiry.</summary>
    public Task<DeskOutcome> ResolveAsync(long number, StaffMember by, string? words, CancellationToken cancellationToken) =>
        ChangeAsync(number, enquiry => Held(enquiry, by), _ => new EnquiryChange(EnquiryChangeKind.Resolved, clock.GetUtcNow(), by) { Words = words }, reply: null, cancellationToken);

    /// <summary>Opens a resolved enquiry again.</summary>
    public Task<DeskOutcome> ReopenAsync(long number, StaffMember? by, CancellationToken cancellationToken) => ChangeAsync(
        number,
        enquiry => enquiry.IsOpen ? DeskRefusal.IsOpen : null,
        enquiry => new EnquiryChange(EnquiryChangeKind.Reopened, clock.GetUtcNow(), by) { Until = settings.DueAt(enquiry.Urgency, clock.GetUtcNow()) },
        reply: null,
        cancellationToken);

    /// <summary>The patient needs nobody any more.</summary>
    public Task<DeskOutcome> TakeBackAsync(long number, CancellationToken cancellationToken) => ChangeAsync(
        number, enquiry => enquiry.IsOpen ? null : DeskRefusal.IsResolved, _ => new EnquiryChange(EnquiryChangeKind.TakenBack, clock.GetUtcNow(), By: null), reply: null, cancellationToken);

    /// <summary>Notes what happened without anybody's doing: the patient wrote, a deadline is near or passed, a card was taken or refused, a claim returned.</summary>
    /// <returns>The enquiry; <c>null</c> when it is not open any more, so that nothing was noted.</returns>
    public async Task<Enquiry?> NoteEventAsync(long number, EnquiryChangeKind what, string? words, Func<Enquiry, bool> stillSo, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(
            number,
            enquiry => enquiry.IsOpen ? null : DeskRefusal.IsResolved,
            enquiry => stillSo(enquiry) ? new EnquiryChange(what, clock.GetUtcNow(), By: null) { Words = words } : null,
            reply: null,
            cancellationToken);
        return outcome.IsDone ? outcome.Enquiry : null;
    }

    private static bool IsHis(Enquiry enquiry, StaffMember by) => enquiry.ClaimedBy is { } holder && string.Equals(holder.Id, by.Id, StringComparison.Ordinal);

    private static DeskRefusal? Held(Enquiry enquiry, StaffMember by) =>
        !enquiry.IsOpen ? DeskRefusal.IsResolved : enquiry.ClaimedBy is null ? DeskRefusal.NotClaimed : IsHis(enquiry, by) ? null : DeskRefusal.HasAnother;

    private static DeskRefusal? Words(string words) => string.IsNullOrWhiteSpace(words) || words.Length > LongestWords ? DeskRefusal.NoWords : null;

    private StaffTeam? TeamNamed(string name) => settings.Teams.FirstOrDefault(team => string.Equals(team.Name, name, StringComparison.OrdinalIgnoreCase));

    private async Task<DeskOutcome> ChangeAsync(
        long number, Func<Enquiry, DeskRefusal?> refuse, Func<Enquiry, EnquiryChange?> change, StaffReply? reply, CancellationToken cancellationToken)
    {
        if (Find(number) is not { } seen)
        {
            return new DeskOutcome(Enquiry: null, DeskRefusal.Unknown);
        }

        using var place = await order.EnterAsync(seen.ConversationId, cancellationToken);
        var enquiry = Find(number)!;
        if (refuse(enquiry) is { } refusal)
        {
            return new DeskOutcome(enquiry, refusal);
        }

        return new DeskOutcome(change(enquiry) is { } made ? await WriteAsync(enquiry, made, reply, cancellationToken) : enquiry, Refusal: null);
    }

    private async Task<Enquiry> WriteAsync(Enquiry before, EnquiryChange change, StaffReply? reply, CancellationToken cancellationToken)
    {
        var after = before.After(change);
        await record.AppendAsync(after, change, reply, cancellationToken);
        Keep(after);
        Changed?.Invoke(after, change);
        return after;
    }

    private void Keep(Enquiry enquiry)
    {
        agenda.Set(enquiry);
        if (enquiry.IsOpen)
        {
            open[enquiry.Number] = enquiry;
            openByConversation[enquiry.ConversationId] = enquiry.Number;
        }
        else
        {
            open.TryRemove(enquiry.Number, out _);
            openByConversation.TryRemove(new KeyValuePair<string, long>(enquiry.ConversationId, enquiry.Number));
        }
    }
}
