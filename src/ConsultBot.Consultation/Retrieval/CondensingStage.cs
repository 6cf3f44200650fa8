using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Retrieval;

/// <summary>
/// Has a follow-up condensed by a language model, where retrieval by its own reading found too little. What is proposed is used only when it says nothing that the patient did
/// not say, and when screening lets it through like any message.
/// </summary>
public sealed class CondensingStage(IQuestionCondenser condenser)
{
    private const string Prompt = "condense";
    private const string English = "en";
    private const double ShareOfTime = 0.4;
    private const int MostWords = 30;
    private const int LongestFollowUp = 14;

    // A question is put together by these; they say nothing of a subject.
    private static readonly HashSet<string> Joints = [.. "about compare compared difference between treatment treatments question does mean happen happens use used work works long many much often".Split(' ').Select(PorterStemmer.Stem)];

    /// <summary>Finds by the condensed question what was not found by the message.</summary>
    /// <param name="policy">The policy of the turn.</param>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found by its own words.</param>
    /// <param name="conversation">What came before.</param>
    /// <param name="allowance">What is left to the turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async ValueTask<Found> FindAsync(
        Policy policy, Screened screened, Found found, ConversationState conversation, TurnAllowance allowance, CancellationToken cancellationToken)
    {
        if (!IsWorthwhile(screened, found, conversation))
        {
            return found;
        }

        var followUp = new FollowUp(screened.MaskedRest, policy.Guardrails.PersonalData.Mask(conversation.LastQuestion), screened.Subject | conversation.Subject);
        var (condensed, missed) = await allowance.CallAsync(Prompt, ShareOfTime, ending => condenser.CondenseAsync(followUp, ending), cancellationToken);
        var question = condensed?.Question ?? string.Empty;
        var call = missed ?? condensed?.Call;
        if (ReasonAgainst(policy, question, followUp) is { } reason)
        {
            return found with { Condensing = new Condensing(question, reason, call) };
        }

        var again = policy.Screening.Read(screened.Message with { Text = question }, conversation);
        if (again.Deciding is { } rule)
        {
            return found with { Condensing = new Condensing(question, rule.Id, call) };
        }

        // The question stands on its own, so nothing is added to it.
        var better = await policy.Retrieval.FindAsync(again, ConversationState.New, cancellationToken);
        return better.Suffices
            ? better with { Condensing = new Condensing(question, Rejected: null, call) }
            : found with { Condensing = new Condensing(question, "nothing more was found by it", call) };
    }

    private bool IsWorthwhile(Screened screened, Found found, ConversationState conversation) =>
        condenser.IsAvailable
        && !found.Suffices
        && found.Unanswered is null
        && screened is { Deciding: null, Language: English }
        && conversation.LastQuestion.Length > 0
        && screened.Text.Tokens.Length is > 0 and <= LongestFollowUp;

    private static string? ReasonAgainst(Policy policy, string question, FollowUp followUp)
    {
        if (question.Length == 0)
        {
            return "none was proposed";
        }

        var text = TextFolding.Fold(question);
        if (text.Tokens.Length > MostWords || !PlainSentence.Is(question))
        {
            return "it is no plain question";
        }

        if ((policy.Claims.TherapiesIn(text) & ~(followUp.Subject | policy.Claims.TherapiesIn(TextFolding.Fold(followUp.LastQuestion)))) != Therapies.None)
        {
            return "it names a therapy that the patient did not";
        }

        var said = ContentWords.StemsOf(TextFolding.Fold($"{followUp.Message} {followUp.LastQuestion}")).ToHashSet(StringComparer.Ordinal);
        var names = followUp.Subject.Each().SelectMany(therapy => ContentWords.StemsOf(TextFolding.Fold(therapy.WireName()))).ToHashSet(StringComparer.Ordinal);
        return ContentWords.StemsOf(text).FirstOrDefault(stem => !said.Contains(stem) && !names.Contains(stem) && !Joints.Contains(stem)) is { } added
            ? $"it adds a word: {added}"
            : null;
    }
}
