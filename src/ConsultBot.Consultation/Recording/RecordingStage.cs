using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Recording;

/// <summary>Tells which versions of rules, texts and passages are in force.</summary>
public interface IPolicyVersions
{
    /// <summary>The versions in force now.</summary>
    PolicyVersions Current { get; }
}

/// <summary>Commits a turn to the record. Every exit of the pipeline passes here.</summary>
public sealed class RecordingStage(ITurnRecord record, IPolicyVersions versions, TimeProvider clock)
{
    /// <summary>Writes the turn and hands back the proof that it was written; <c>null</c> when the message was answered before.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written; nothing of it may be sent.</exception>
    public async Task<CommittedTurn?> CommitAsync(
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
            Message = screened.Message,
            Screened = screened,
            Found = found,
            Drafts = drafts,
            Reply = reply,
            Text = ReplyText.Render(reply),
            Conversation = ConversationMemory.After(conversation, screened, found, reply, now),
            Versions = versions.Current,
            Timings = laps.Laps,
            At = now,
        };
        try
        {
            return await record.AppendAsync(entry, cancellationToken) ? new CommittedTurn(entry) : null;
        }
        catch (RecordUnavailableException exception)
        {
            throw new RecordUnavailableException(exception.Message, exception) { InItsPlace = FixedTextFor(reply.Decision) };
        }
    }

    private static FixedText FixedTextFor(Decision decision) => decision switch
    {
        Decision.Crisis => FixedText.Crisis,
        Decision.Emergency => FixedText.Emergency,
        Decision.AdverseEvent => FixedText.AdverseEvent,
        _ => FixedText.OutOfService,
    };
}
