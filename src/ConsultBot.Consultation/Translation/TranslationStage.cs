using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Translation;

/// <summary>
/// Puts a translation before an English answer to a question in another language. The English stays below, with its caveats as approved; where no translation holds, the
/// patient gets the fixed text in that language, which offers the English answer.
/// </summary>
public sealed class TranslationStage(ITranslator translator)
{
    private const string Prompt = "translate";
    private const double ShareOfTime = 1;

    /// <summary>The reply with its translation; a reply that needs none as it is.</summary>
    /// <param name="policy">The policy of the turn.</param>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="reply">The reply in English, its caveats in place.</param>
    /// <param name="conversation">What came before.</param>
    /// <param name="allowance">What is left to the turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async ValueTask<Reply> TranslateAsync(
        Policy policy, Screened screened, Found found, Reply reply, ConversationState conversation, TurnAllowance allowance, CancellationToken cancellationToken)
    {
        if (found.PutOff.Length == 0 || !found.Suffices)
        {
            return reply;
        }

        string[] sentences = [.. reply.Facts.Select(fact => fact.Text), .. reply.Caveats.Sentences.Select(caveat => caveat.Text)];
        if (reply.Facts.Count == 0 || policy.Translation.Of(screened.Language) is not { } other || policy.Translation.Of(ReplyBook.English) is not { } english)
        {
            return Fixed(policy, screened, found, conversation);
        }

        var (translated, missed) = await allowance.CallAsync(
            Prompt, ShareOfTime, ending => translator.TranslateAsync(new TranslationRequest(sentences, screened.Language), ending), cancellationToken);
        var proposed = translated?.Sentences ?? [];
        var check = new TranslationCheck(policy.Guardrails.Languages, text => policy.Screening.Read(screened.Message with { Text = text }, ConversationState.New).Subject);
        var rejected = proposed.Count == 0 ? "none was proposed" : check.ReasonAgainst(sentences, proposed, english, other);
        var record = new Translating(screened.Language, proposed, rejected, missed ?? translated?.Call);
        return rejected is not null
            ? Fixed(policy, screened, found, conversation) with { Translating = record }
            : reply with
            {
                Language = screened.Language,
                Translating = record,
                Translation = new ReplyTranslation(
                    policy.Replies.Text("translated", screened.Language),
                    [.. reply.Facts.Zip(proposed, (fact, text) => fact with { Text = text })],
                    [.. proposed.Skip(reply.Facts.Count)]),
            };
    }

    private static Reply Fixed(Policy policy, Screened screened, Found found, ConversationState conversation) =>
        policy.Composer.Compose(screened, Found.Nothing with { PutOff = found.PutOff }, Verified.Nothing, conversation);
}

/// <summary>A translation that holds, as it stands before the English.</summary>
/// <param name="Lead">Says in that language that a machine translated it, and that the checked text is the English below.</param>
/// <param name="Facts">The facts with their markers.</param>
/// <param name="Caveats">The caveats.</param>
public sealed record ReplyTranslation(string Lead, IReadOnlyList<CitedSentence> Facts, IReadOnlyList<string> Caveats);

/// <summary>What came of translating, for the record.</summary>
/// <param name="Language">Into which language.</param>
/// <param name="Sentences">The sentences that were proposed.</param>
/// <param name="Rejected">Why they were not shown; <c>null</c> when they were.</param>
/// <param name="Call">The call.</param>
public sealed record Translating(string Language, IReadOnlyList<string> Sentences, string? Rejected, ModelCall? Call);
