using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Caveats;

/// <summary>The caveats of one reply.</summary>
/// <param name="Ids">What they say, the reply's own sentences counted in.</param>
/// <param name="Form">Long or short.</param>
/// <param name="Therapies">The therapies they are worded for.</param>
/// <param name="Sentences">The sentences to append: those that the reply does not say already.</param>
/// <param name="All">Every approved sentence that the reply must show, appended or said already.</param>
public sealed record CaveatBlock(
    CaveatIds Ids,
    CaveatForm Form,
    Therapies Therapies,
    IReadOnlyList<CaveatSentence> Sentences,
    IReadOnlyList<CaveatSentence> All)
{
    /// <summary>A reply without caveats.</summary>
    public static CaveatBlock None { get; } = new(CaveatIds.None, CaveatForm.Short, Therapies.None, [], []);
}

/// <summary>
/// Decides in code, never by a model, which caveats stand beside an answer and in which form. The rules are those of the decision page on caveats
/// (<c>docs/decisions/</c>).
/// </summary>
public sealed class CaveatStage(RegulatoryStatus status, ReplyBook replies, IPassageShelf shelf, TimeProvider clock)
{
    private const int LongAgainAfter = 10;

    private static readonly TimeSpan LongAgainAfterPause = TimeSpan.FromMinutes(30);
    private static readonly string[] SpecialistTopics = ["choosing-a-clinic", "special-groups", "procedure", "side-effects", "safety", "advertising"];
    private static readonly string[] DecidingTopics = ["safety", "side-effects", "regulation", "special-groups", "comparison"];

    /// <summary>The reply with its caveats.</summary>
    public Reply Append(Reply reply, Screened screened, ConversationState conversation)
    {
        if (reply.Facts.Count == 0)
        {
            return reply;
        }

        var block = BlockFor(reply, screened, conversation);
        var label = block.Form is CaveatForm.Long && block.Sentences.Count > 0 ? replies.Text("caveat-label", reply.Language) : string.Empty;
        return reply with { Caveats = block, CaveatLabel = label };
    }

    private CaveatBlock BlockFor(Reply reply, Screened screened, ConversationState conversation)
    {
        var passages = reply.Citations.Select(citation => shelf.Find(citation.PassageId)).OfType<Passage>().ToArray();
        // A cited passage that is withdrawn by now could be about any therapy.
        var therapies = passages.Length < reply.Citations.Count ? Therapies.All : passages.Aggregate(Therapies.None, (sum, passage) => sum | passage.Therapies);
        if (therapies == Therapies.None)
        {
            return passages.Any(passage => passage.Topics.Intersect(SpecialistTopics, StringComparer.Ordinal).Any())
                ? new CaveatBlock(CaveatIds.Specialist, CaveatForm.Short, Therapies.None, [status.SpecialistOnly], [status.SpecialistOnly])
                : CaveatBlock.None;
        }

        var form = FormFor(therapies, passages, screened, conversation);
        var wording = status.Wordings[therapies];
        var all = form is CaveatForm.Long ? wording.Long : wording.Short;
        var said = Enum.GetValues<CaveatForm>()
            .SelectMany(either => either is CaveatForm.Long ? wording.Long : wording.Short)
            .Where(sentence => reply.Facts.Any(fact => string.Equals(fact.Text, sentence.Text, StringComparison.Ordinal)))
            .ToArray();
        var saidIds = said.Aggregate(CaveatIds.None, (sum, sentence) => sum | sentence.Ids);
        var appended = all.Where(sentence => (sentence.Ids & ~saidIds) != CaveatIds.None).ToArray();
        return new CaveatBlock(CaveatIds.All, form, therapies, appended, [.. said, .. appended]);
    }

    private CaveatForm FormFor(Therapies therapies, Passage[] passages, Screened screened, ConversationState conversation)
    {
        if (screened.Deciding?.Decision.IsRefusal() is true)
        {
            return CaveatForm.Short;
        }

        if (therapies.Count() > 1
            || screened.Misreads
            || passages.Length == 0
            || passages[0].Topics.Intersect(DecidingTopics, StringComparer.Ordinal).Any()
            || (conversation.LastTurnAt is { } last && clock.GetUtcNow() - last > LongAgainAfterPause))
        {
            return CaveatForm.Long;
        }

        return conversation.AnswersSinceLongCaveat.TryGetValue(therapies, out var since) && since < LongAgainAfter - 1 ? CaveatForm.Short : CaveatForm.Long;
    }
}
