using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Tests.Index;

namespace ConsultBot.Knowledge.Tests;

public sealed class EditionTests : IDisposable
{
    private static readonly Passage[] Small =
    [
        Corpus.Passage("exosome-risk", "Exosomes carry risks such as redness.", Therapies.Exosomes, "are exosomes dangerous", "exosome side effects"),
        Corpus.Passage("prp-risk", "PRP carries risks such as bruising.", Therapies.Prp, "is prp dangerous", "prp side effects"),
        Corpus.Passage("risk-compared", "Both exosomes and PRP carry risks.", Therapies.Exosomes | Therapies.Prp, "which carries the bigger danger"),
        Corpus.Passage("ageing", "Sunlight ages skin.", Therapies.None, "why does my skin wrinkle"),
    ];

    private readonly TemporaryFolder folder = new();

    public EditionTests() => folder.Write("synonyms.yaml", "danger: risky hazardous\nignored: please\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Search_DoesNotDependOnTheOrderOfThePassages()
    {
        var query = new PassageQuery("dangerous side effects of exosomes or prp", Therapies.None, Compares: true);

        var found = Of(Small).Search(query);

        Assert.Equal(4, found.Count);
        Assert.Equal(found, Of([.. Small.Reverse()]).Search(query));
        Assert.Equal(found, Of([Small[2], Small[0], Small[3], Small[1]]).Search(query));
    }

    [Fact]
    public void Search_CountsAWordNeverSeenLikeItsKin()
    {
        var families = new WordFamilies(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["bruise"] = ["bruising", "shiner"] });
        var query = new PassageQuery("shiner", Therapies.None, Compares: false);

        Assert.NotEqual("prp-risk", Of(Small).Search(query)[0].Passage.Id);
        Assert.Equal("prp-risk", Of(Small, families).Search(query)[0].Passage.Id);
    }

    [Fact]
    public void Match_NamesATopicThatTheFolderKnows()
    {
        folder.Write("sources/one.yaml", TemporaryFolder.Source("one"));
        folder.Write("sources/two.yaml", TemporaryFolder.Source("two"));
        folder.Write("passages/first.md", TemporaryFolder.Passage);
        folder.Write("unanswered/flying.yaml", "id: flying\nwhat: flying\nnear: [first]\nquestions: [can i fly afterwards, is a plane trip ok]\n");
        var knowledge = KnowledgeFolder.ReadPassages(folder.Path);

        var edition = Edition.Of(knowledge, Small, folder.Path, WordFamilies.None, ModelCache.None);

        Assert.Equal("flying", edition.Match("can i take a plane")?.Topic.Id);
        Assert.Null(Of(Small).Match("can i take a plane"));
    }

    private Edition Of(IReadOnlyList<Passage> passages, WordFamilies? families = null) => Edition.Of(
        new KnowledgeFolder([], new Dictionary<string, SourceFile>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal)),
        passages,
        folder.Path,
        families ?? WordFamilies.None,
        ModelCache.None);
}
