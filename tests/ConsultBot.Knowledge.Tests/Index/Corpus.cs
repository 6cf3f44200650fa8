using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Index;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Index;

internal static class Corpus
{
    /// <summary>The score below which texts share no word, only the form of their sentences and at most a run of letters.</summary>
    public const double Trace = 0.03;

    public static FeatureReader Reader { get; } = new(TermReader.Plain, WordFamilies.None);

    public static Passage Passage(string id, string text, Therapies therapies = Therapies.None, params string[] questions) => new()
    {
        Id = id,
        Title = id,
        Therapies = therapies,
        Topics = [],
        Grade = EvidenceGrade.Review,
        Sources = [new SourceReference("one", "Section 1")],
        Questions = questions,
        Sentences = [new PassageSentence(text)],
        ContentHash = YamlFile.Hash(text),
    };

    public static PassageIndex Index(params IReadOnlyCollection<Passage> passages)
    {
        Passage[] ordered = [.. passages.OrderBy(passage => passage.Id, StringComparer.Ordinal)];
        return new PassageIndex(ordered, Likeness(ordered, []), Reader);
    }

    /// <summary>The index of likeness of passages and topics, as an edition makes it.</summary>
    public static LikenessIndex Likeness(IEnumerable<Passage> passages, IEnumerable<UnansweredFile> topics) => new(
    [
        .. passages.Select(passage => new Wordings(passage.Questions.Select(Reader.Read), Reader.Read($"{passage.Title}. {passage.Text}"))),
        .. topics.Select(topic => new Wordings(topic.Questions.Select(Reader.Read), [])),
    ]);

    public static string[] Ids(this PassageIndex index, string question, Therapies subject = Therapies.None, bool compares = false) =>
        [.. index.Search(new PassageQuery(question, subject, compares)).Select(found => found.Passage.Id)];

    /// <summary>The passages that share more with the question than a trace, best first.</summary>
    public static string[] Found(this PassageIndex index, string question) =>
        [.. index.Search(new PassageQuery(question, Therapies.None, Compares: false)).Where(found => found.Score > Trace).Select(found => found.Passage.Id)];

    public static double Score(this PassageIndex index, string id, string question, Therapies subject = Therapies.None, bool compares = false) =>
        index.Search(new PassageQuery(question, subject, compares)).Single(found => found.Passage.Id == id).Score;
}
