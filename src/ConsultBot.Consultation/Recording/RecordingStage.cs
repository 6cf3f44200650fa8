using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Recording;

/// <summary>Tells by which versions a turn is decided.</summary>
public interface IPolicyVersions
{
    /// <summary>The versions of a policy, with the passages and texts beside it that are in force now.</summary>
    PolicyVersions Of(Policy policy);
}

/// <summary>Commits a turn to the record. Every exit of the pipeline passes here.</summary>
public sealed class RecordingStage(ITurnRecord record, IConversationStore conversations, OutageTally outage, IPolicyVersions versions, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UrgentPatience = TimeSpan.FromSeconds(2);

    // Danger does not queue behind other turns, so two turns of a conversation may end together; what they remember is worked out one after the other.
    private readonly InProcessTurnOrder commits = new();

    /// <summary>Writes the turn and hands back the proof that it was written; <c>null</c> when the message was answered before.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written, or not in the time that a patient can wait; nothing of it may be sent.</exception>
    public async Task<CommittedTurn?> CommitAsync(
        Policy policy,
        Screened screened,
        Found found,
        IReadOnlyList<Verified> drafts,
        Reply reply,
        ConversationState conversation,
        StageLaps laps,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entry = new TurnEntry
        {
            TurnId = Guid.CreateVersion7(now).ToString("N"),
            MessageId = screened.Message.RecordedAs ?? Guid.CreateVersion7(now).ToString("N"),
            Message = screened.Message,
            Screened = screened,
            Found = found,
            Drafts = drafts,
            Reply = reply,
            Text = ReplyText.Render(reply),
            Conversation = conversation,
            Versions = versions.Of(policy),
            Timings = laps.Laps,
            At = now,
        };
        try
        {
            return await WriteAsync(entry).WaitAsync(PatienceFor(reply.Decision), clock, cancellationToken);
        }
        catch (Exception exception) when (exception is RecordUnavailableException or TimeoutException)
        {
            throw Unavailable(exception, reply.Decision);
        }
    }

    /// <summary>Writes a message down before its turn, so that its channel can acknowledge it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="decision">What screening sees in it so far; decides which fixed text goes out when it cannot be recorded.</param>
    /// <exception cref="RecordUnavailableException">It could not be written, or not in the time that a patient can wait.</exception>
    public async Task<ReceivedMessage> ReceiveAsync(PatientMessage message, Decision? decision)
    {
        try
        {
            var received = await record.ReceiveAsync(message, CancellationToken.None).WaitAsync(PatienceFor(decision), clock, CancellationToken.None);
            outage.Works();
            return received;
        }
        catch (Exception exception) when (exception is RecordUnavailableException or TimeoutException)
        {
            throw Unavailable(exception, decision);
        }
    }

    /// <summary>Writes down that a turn gave way to a red flag before it was decided; the message it would have answered is kept.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task OvertakenAsync(PatientMessage message) => NoteAsync(message, Announcement.TurnOvertaken);

    /// <summary>Writes down that a message was left to the person who has the conversation; the message is kept.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task LeftToPersonAsync(PatientMessage message) => NoteAsync(message, Announcement.WithPerson);

    private async Task NoteAsync(PatientMessage message, string what)
    {
        var received = message.RecordedAs is null ? await ReceiveAsync(message, decision: null) : new ReceivedMessage(message, IsNew: true);
        if (received.IsNew)
        {
            await record.AnnounceAsync(
                new Announcement(message.ConversationId, message.Channel, what, ReplyBook.English, string.Empty) { About = received.Message.RecordedAs },
                CancellationToken.None);
        }
    }

    /// <summary>Takes note that the record failed a turn, and names the fixed text that goes in the place of its reply.</summary>
    /// <param name="cause">What went wrong.</param>
    /// <param name="decision">What the turn decided, or would have, as far as that is known.</param>
    internal RecordUnavailableException Unavailable(Exception cause, Decision? decision)
    {
        outage.Failed();
        return new RecordUnavailableException(cause.Message, cause) { InItsPlace = FixedTextFor(decision) };
    }

    // Nothing takes back what was begun: whoever stops waiting finds the turn in the record, or does not, but never half of it.
    private async Task<CommittedTurn?> WriteAsync(TurnEntry decided)
    {
        var id = decided.Message.ConversationId;
        using var place = await commits.EnterAsync(id, CancellationToken.None);
        var stored = await conversations.LoadAsync(id, CancellationToken.None);
        var entry = decided with
        {
            Conversation = ConversationMemory.After(decided.Conversation, stored, decided.Screened, decided.Found, decided.Reply, decided.At),
        };
        var isNew = await record.AppendAsync(entry, CancellationToken.None);
        outage.Works();
        return isNew ? new CommittedTurn(entry) : null;
    }

    private static TimeSpan PatienceFor(Decision? decision) => decision?.IsUrgent() is true ? UrgentPatience : Patience;

    private static FixedText FixedTextFor(Decision? decision) => decision switch
    {
        Decision.Crisis => FixedText.Crisis,
        Decision.Emergency => FixedText.Emergency,
        Decision.AdverseEvent => FixedText.AdverseEvent,
        _ => FixedText.OutOfService,
    };
}
