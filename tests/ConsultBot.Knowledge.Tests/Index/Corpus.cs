using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Index;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Index;

internal static class Corpus
{
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

    public static PassageIndex Index(params IReadOnlyCollection<Passage> passages) => new(passages, TermReader.Plain);

    public static string[] Ids(this PassageIndex index, string question, Therapies subject = Therapies.None, bool compares = false) =>
        [.. index.Search(new PassageQuery(question, subject, compares)).Select(found => found.Passage.Id)];

    public static double Score(this PassageIndex index, string id, string question, Therapies subject = Therapies.None, bool compares = false) =>
        index.Search(new PassageQuery(question, subject, compares)).Single(found => found.Passage.Id == id).Score;
}
