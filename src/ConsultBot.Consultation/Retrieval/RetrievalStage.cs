using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Retrieval;

/// <summary>Numbers of <c>prompts/guardrails/thresholds.yaml</c> that retrieval goes by.</summary>
/// <param name="Floor">The score below which the best passage is no answer, 0 to 1.</param>
/// <param name="StrangeFloor">The same for a message without any word of the subject, 0 to 1.</param>
/// <param name="RefusalFloor">The score from which a passage is told beside a refusal, 0 to 1.</param>
/// <param name="Unanswered">The likelihood from which a question counts as one that no passage answers, 0 to 1.</param>
/// <param name="Alike">How like a message without any word of the subject must be to what is known to be asked of such a topic, 0 to 1.</param>
/// <param name="Known">The score from which a passage answers a question all the same, 0 to 1.</param>
public sealed record RetrievalThresholds(double Floor, double StrangeFloor, double RefusalFloor, double Unanswered, double Alike, double Known);

/// <summary>What retrieval found for a message.</summary>
/// <param name="Question">The question that was asked of the passages, standing on its own; empty when none was.</param>
/// <param name="Subject">The therapies it is about, named or carried from the turn before.</param>
/// <param name="Carried">Whether the subject was carried.</param>
/// <param name="Compares">Whether it asks for a comparison.</param>
/// <param name="Passages">What was found, best first.</param>
/// <param name="Suffices">Whether the best of them is good enough to answer from.</param>
public sealed record Found(
    string Question,
    Therapies Subject,
    bool Carried,
    bool Compares,
    IReadOnlyList<RetrievedPassage> Passages,
    bool Suffices)
{
    /// <summary>The question with a placeholder where personal data stood: what a writer of answers may see.</summary>
    public string MaskedQuestion
    {
        get => field ?? Question;
        init;
    }

    /// <summary>The topic that the question is about, when it is one that no passage answers.</summary>
    public UnansweredTopic? Unanswered { get; init; }

    /// <summary>The question in English words, when its language has no approved passages and the English ones answer it; else empty.</summary>
    public string PutOff { get; init; } = string.Empty;

    /// <summary>What came of condensing a follow-up by a language model; <c>null</c> when none was asked to.</summary>
    public Condensing? Condensing { get; init; }

    /// <summary>Nothing was looked for.</summary>
    public static Found Nothing { get; } = new(string.Empty, Therapies.None, Carried: false, Compares: false, [], Suffices: false);
}

/// <summary>Makes a follow-up stand on its own, then finds approved passages for it.</summary>
/// <param name="search">Searches the passages.</param>
/// <param name="shelf">The passages that are served.</param>
/// <param name="unanswered">Knows what no passage answers.</param>
/// <param name="thresholds">What suffices.</param>
/// <param name="translates">Whether an answer can be translated, so that a question in another language is answered and not put off.</param>
public sealed class RetrievalStage(IPassageSearch search, IPassageShelf shelf, IUnansweredTopics unanswered, RetrievalThresholds thresholds, bool translates = false)
{
    private const int ShortQuestion = 4;
    private const string English = "en";

    /// <summary>Finds passages for what a rule has left of the message, or the passages that the rule itself may tell in general.</summary>
    public async ValueTask<Found> FindAsync(Screened screened, ConversationState conversation, CancellationToken cancellationToken)
    {
        if (screened.Deciding is { } urgent && (urgent.Decision.IsUrgent() || (urgent.TakesWholeMessage && urgent.Passages.Count == 0)))
        {
            return Found.Nothing;
        }

        if (screened.Deciding is { AsksForMore: true } && conversation.LastQuestion.Length > 0 && screened.Language is English)
        {
            return await MoreAsync(conversation, cancellationToken);
        }

        if (screened.Deciding is { AnswersPutOff: true })
        {
            return await InEnglishAsync(conversation.PutOff, conversation.Subject, cancellationToken);
        }

        if (screened is { Deciding: null, Language: not English, InEnglish.Length: > 0 })
        {
            var subject = screened.Subject == Therapies.None ? conversation.Subject : screened.Subject;
            return await InEnglishAsync(screened.InEnglish, subject, cancellationToken) is { Suffices: true } found
                ? (translates ? found : Found.Nothing) with { PutOff = screened.InEnglish }
                : Found.Nothing;
        }

        var refusal = screened.Deciding is { } rule && (rule.Decision.IsRefusal() || rule.Passages.Count > 0) ? rule : null;
        var words = ContentWords.StemsOf(screened.RestText);
        if (words.Count > 0 && screened.Language is English)
        {
            var query = StandAlone(screened, conversation, words.Count, out var carried, out var masked);
            var passages = await search.SearchAsync(query, cancellationToken);
            var isStrange = IsStrange(screened, conversation);
            var floor = FloorFor(screened, isStrange);
            var open = Unanswered(query.Text, passages.Count > 0 ? passages[0].Score : 0, isStrange);
            var suffices = open is null && passages.Count > 0 && passages[0].Score >= floor;
            if (suffices || refusal is null)
            {
                return new Found(query.Text, query.Subject, carried, query.Compares, open is null ? passages : [.. Near(open), .. passages], suffices) { Unanswered = open, MaskedQuestion = masked };
            }
        }

        return refusal is null ? Found.Nothing : General(refusal, screened.Subject | (screened.Subject == Therapies.None ? conversation.Subject : Therapies.None));
    }

    // What fitted the last question best was told then; what fits it next is what can be added.
    private async ValueTask<Found> MoreAsync(ConversationState conversation, CancellationToken cancellationToken)
    {
        var query = new PassageQuery(conversation.LastQuestion, conversation.Subject, Compares: false);
        RetrievedPassage[] passages = [.. (await search.SearchAsync(query, cancellationToken)).Skip(1)];
        return new Found(query.Text, query.Subject, Carried: true, query.Compares, passages, passages.Length > 0);
    }

    // What was asked in another language, of the English passages.
    private async ValueTask<Found> InEnglishAsync(string question, Therapies subject, CancellationToken cancellationToken)
    {
        var passages = await search.SearchAsync(new PassageQuery(question, subject, subject.Count() > 1), cancellationToken);
        var best = passages.Count > 0 ? passages[0].Score : 0;
        return new Found(question, subject, Carried: false, subject.Count() > 1, passages, best >= thresholds.Floor && Unanswered(question, best, isStrange: false) is null);
    }

    private static PassageQuery StandAlone(Screened screened, ConversationState conversation, int contentWords, out bool carried, out string masked)
    {
        var text = screened.Rest;
        masked = screened.MaskedRest;
        var subject = screened.Subject;
        var follows = conversation.Turns > 0 && (screened.PointsBack || contentWords <= ShortQuestion);
        carried = follows && subject == Therapies.None && conversation.Subject != Therapies.None;
        if (follows && contentWords <= ShortQuestion && (screened.PointsBack || subject != Therapies.None) && conversation.LastQuestion.Length > 0)
        {
            text = $"{text} {conversation.LastQuestion}";
            masked = $"{masked} {conversation.LastQuestion}";
        }

        return new PassageQuery(text, carried ? conversation.Subject : subject, screened.Compares, screened.AsksAboutHarm);
    }

    private UnansweredTopic? Unanswered(string question, double best, bool isStrange) =>
        unanswered.Match(question) is { } match && match.Likelihood >= thresholds.Unanswered && (!isStrange || match.Likeness >= thresholds.Alike) && best < thresholds.Known
            ? match.Topic
            : null;

    private static bool IsStrange(Screened screened, ConversationState conversation) =>
        !screened.IsOnSubject && (!screened.PointsBack || conversation.Subject == Therapies.None);

    private double FloorFor(Screened screened, bool isStrange) =>
        screened.Deciding is not null ? thresholds.RefusalFloor
        : isStrange ? thresholds.StrangeFloor
        : thresholds.Floor;

    private IEnumerable<RetrievedPassage> Near(UnansweredTopic topic) => topic.Near.Select(shelf.Find).OfType<Passage>().Select(passage => new RetrievedPassage(passage, 0));

    private Found General(ScreeningRule rule, Therapies subject)
    {
        var passages = rule.Passages.Select(shelf.Find).OfType<Passage>().ToArray();
        var fitting = passages.FirstOrDefault(passage => subject != Therapies.None && (passage.Therapies & subject) == subject)
            ?? passages.FirstOrDefault(passage => (passage.Therapies & subject) != Therapies.None)
            ?? (subject == Therapies.None ? passages.FirstOrDefault() : passages.FirstOrDefault(passage => passage.Therapies == Therapies.None));
        return fitting is null
            ? Found.Nothing
            : new Found(string.Empty, fitting.Therapies, Carried: false, Compares: false, [new RetrievedPassage(fitting, 1)], Suffices: true);
    }
}
