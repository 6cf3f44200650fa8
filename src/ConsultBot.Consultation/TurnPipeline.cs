using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Translation;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation;

/// <summary>
/// A turn, start to finish. Read this first. Each stage takes what the stage before it gave, so none can be skipped or swapped, and the only thing that
/// comes out is a turn that stands in the record.
/// </summary>
public sealed class TurnPipeline(
    IConversationStore conversations,
    ITurnOrder order,
    RunningTurns running,
    IPolicyInForce policies,
    CondensingStage condensing,
    AnsweringStage answering,
    TranslationStage translation,
    HandoffStage handoff,
    RecordingStage recording,
    IServiceMode mode,
    ModelBounds bounds,
    TimeProvider clock)
{
    /// <summary>Answers a patient's message.</summary>
    /// <returns>
    /// The committed turn; its reply may be sent. <c>null</c> when there is nothing to send: the channel delivers a message once more that was answered before, or
    /// the turn gave way to a red flag.
    /// </returns>
    /// <exception cref="RecordUnavailableException">The turn could not be recorded; nothing of it may be sent.</exception>
    public async Task<CommittedTurn?> RunAsync(PatientMessage message, CancellationToken cancellationToken)
    {
        // One policy from here to the record, whatever comes into force meanwhile.
        var policy = policies.Current;
        var laps = new StageLaps(clock);
        var (conversation, screened) = await ReadAsync(message, policy, cancellationToken);

        // Danger is seen before any queue, and what runs gives way to it; everything else waits for the turns before it, and is read again in the light of them.
        if (screened.IsUrgent)
        {
            running.Overtake(message.ConversationId);
        }

        using var place = screened.IsUrgent ? TurnPlace.AtOnce : await order.EnterAsync(message.ConversationId, cancellationToken);
        if (place.Waited)
        {
            (conversation, screened) = await ReadAsync(message, policy, cancellationToken);
        }

        laps.End(Stage.Screening);
        if (!screened.IsUrgent && handoff.HasPerson(message.ConversationId))
        {
            return await LeaveToPersonAsync(message, cancellationToken);
        }

        using var turn = running.Begin(message.ConversationId, screened.IsUrgent, cancellationToken);
        var allowance = new TurnAllowance(bounds, laps, message.Left, clock);
        try
        {
            var found = await policy.Retrieval.FindAsync(screened, conversation, turn.Token);
            found = await condensing.FindAsync(policy, screened, found, conversation, allowance, turn.Token);
            laps.End(Stage.Retrieval);

            var draft = await answering.DraftAsync(screened, found, allowance, turn.Token);
            laps.End(Stage.Answering);

            var drafts = await VerifyAsync(policy, screened, found, draft, allowance, turn.Token);
            laps.End(Stage.Verification);

            var reply = policy.Caveats.Append(policy.Composer.Compose(screened, found, drafts[^1], conversation), screened, conversation);
            reply = await translation.TranslateAsync(policy, screened, found, reply, conversation, allowance, turn.Token);
            reply = await handoff.ApplyAsync(policy, screened, reply, conversation, turn.Token);
            laps.End(Stage.Caveats);
            if (!screened.IsUrgent && handoff.HasPerson(message.ConversationId))
            {
                return await LeaveToPersonAsync(message, cancellationToken);
            }

            return await recording.CommitAsync(policy, screened, found, drafts, reply, conversation, laps, cancellationToken);
        }
        catch (OperationCanceledException) when (turn.IsOvertaken && !cancellationToken.IsCancellationRequested)
        {
            await recording.OvertakenAsync(message);
            return null;
        }
    }

    // While a person has the conversation the service says nothing, but for danger.
    private async Task<CommittedTurn?> LeaveToPersonAsync(PatientMessage message, CancellationToken cancellationToken)
    {
        await recording.LeftToPersonAsync(message);
        await handoff.PatientWroteAsync(message.ConversationId, cancellationToken);
        return null;
    }

    // Danger is seen even when nothing is known of the conversation, because what is known of it cannot be read.
    private async ValueTask<(ConversationState Conversation, Screened Screened)> ReadAsync(PatientMessage message, Policy policy, CancellationToken cancellationToken)
    {
        try
        {
            var conversation = await conversations.LoadAsync(message.ConversationId, cancellationToken);
            return (conversation, ServicePause.Apply(policy.Screening.Read(message, conversation), mode.Current));
        }
        catch (RecordUnavailableException exception)
        {
            throw recording.Unavailable(exception, policy.Screening.Read(message, ConversationState.New).Deciding?.Decision);
        }
    }

    // What does not hold of a draft is dropped. Without its first sentence it is repaired once, then followed by the passages' own words; if these do not hold either, the
    // reply is an abstention.
    private async ValueTask<IReadOnlyList<Verified>> VerifyAsync(Policy policy, Screened screened, Found found, Draft draft, TurnAllowance allowance, CancellationToken cancellationToken)
    {
        var verified = policy.Verification.Check(draft, found);
        if (verified.Answers || !found.Suffices)
        {
            return [verified];
        }

        List<Verified> drafts = [verified];
        if (answering.CanRepair && verified.Verdicts.Count > 0)
        {
            drafts.Add(policy.Verification.Check(await answering.RepairAsync(screened, found, [.. verified.Rejected], allowance, cancellationToken), found));
        }

        if (!drafts[^1].Answers)
        {
            drafts.Add(policy.Verification.Check(AnsweringStage.Extract(screened, found), found));
        }

        return drafts;
    }
}
