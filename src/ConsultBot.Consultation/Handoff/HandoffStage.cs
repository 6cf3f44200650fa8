using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Handoff;

/// <summary>
/// Puts before staff what a person has to see to, and says so only when they have it. Danger is put before them too, but its text is sent as it is, at once: that it was told
/// of is said later, when a card of it was taken.
/// </summary>
/// <param name="desk">The desk.</param>
public sealed class HandoffStage(IHandoffDesk desk)
{
    private const string Question = "question";
    private const string Routine = "routine";

    /// <summary>Whether a person has a conversation, so that the service keeps silent in it.</summary>
    public bool HasPerson(string conversationId) => desk.HasPerson(conversationId);

    /// <summary>A patient wrote in a conversation that a person has.</summary>
    public Task PatientWroteAsync(string conversationId, CancellationToken cancellationToken) => desk.PatientWroteAsync(conversationId, cancellationToken);

    /// <summary>The reply with what may be said of staff.</summary>
    /// <param name="policy">The policy of the turn.</param>
    /// <param name="screened">The message.</param>
    /// <param name="reply">The reply, which says nothing of staff.</param>
    /// <param name="conversation">What came before.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="Recording.RecordUnavailableException">What staff are to see could not be written down.</exception>
    public async ValueTask<Reply> ApplyAsync(Policy policy, Screened screened, Reply reply, ConversationState conversation, CancellationToken cancellationToken)
    {
        if (policy.Enquiries.Urgent.TryGetValue(reply.Decision, out var urgent))
        {
            await desk.TakeAsync(RequestFor(screened, urgent, reply.RuleId), cancellationToken);
            return reply;
        }

        if (KindOf(policy, screened, reply, conversation) is { } kind)
        {
            return await desk.TakeAsync(RequestFor(screened, kind, reply.RuleId), cancellationToken) is { } taken ? With(policy, screened, reply, taken) : reply;
        }

        return desk.Works && OfferOf(policy, reply, conversation) is { } offer
            ? reply with { After = [.. reply.After, policy.Replies.Text("handoff.offer", reply.Language)], Offers = offer }
            : reply;
    }

    private static EnquiryKind? KindOf(Policy policy, Screened screened, Reply reply, ConversationState conversation) =>
        reply.RuleId is { } rule && policy.Enquiries.Opens.TryGetValue(rule, out var kind) ? kind
        : conversation.Offered is { } offered && policy.Enquiries.SaysYes(screened.Text, reply.RuleId) ? offered
        : null;

    // Once in a conversation after an answer that was not to be had; whoever asks for a price or an appointment is always asked.
    private static EnquiryKind? OfferOf(Policy policy, Reply reply, ConversationState conversation) =>
        reply.RuleId is { } rule && policy.Enquiries.Offers.TryGetValue(rule, out var kind) ? kind
        : reply.Decision is Decision.Abstain && !conversation.WasOffered ? new EnquiryKind(Question, Routine)
        : null;

    private static HandoffRequest RequestFor(Screened screened, EnquiryKind kind, string? rule) => new(
        screened.Message.ConversationId, screened.Message.Channel, kind.Topic, kind.Urgency, rule ?? string.Empty, screened.Language);

    private static Reply With(Policy policy, Screened screened, Reply reply, HandoffTaken taken)
    {
        var key = !taken.IsNew ? "handoff.waiting" : taken.IsOpen ? "handoff.open" : "handoff.closed";
        var text = policy.Replies.Text(key, reply.Language)
            .Replace("{Ref}", taken.Reference, StringComparison.Ordinal)
            .Replace("{NextOpening}", taken.NextOpening, StringComparison.Ordinal);
        var inItsPlace = screened.Deciding is { } rule ? policy.Replies.Text(rule.Reply, screened.Language) : null;

        // Whatever else the message asked is still answered below.
        return reply with
        {
            Before = inItsPlace is not null && reply.Before.Contains(inItsPlace, StringComparer.Ordinal)
                ? [.. reply.Before.Select(paragraph => string.Equals(paragraph, inItsPlace, StringComparison.Ordinal) ? text : paragraph)]
                : [text],
            Language = policy.Replies.LanguageOf(key, reply.Language),
            Decision = Decision.Handoff,
            HandoffRequested = true,
        };
    }
}
