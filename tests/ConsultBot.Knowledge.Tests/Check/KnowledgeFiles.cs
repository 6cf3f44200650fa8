namespace ConsultBot.Knowledge.Tests.Check;

/// <summary>A small folder <c>knowledge/</c> in which nothing is amiss, for tests that put one thing wrong.</summary>
internal sealed class KnowledgeFiles : IDisposable
{
    /// <summary>The passage of <see cref="PassagePath"/>; its sentences stand on lines 21 and 22.</summary>
    public const string Passage = """
        ---
        id: exosomes-what-they-are
        title: What exosomes are
        therapy: [exosomes]
        topics: [basics]
        grade: review
        sources:
          - id: review
            locator: Introduction
          - id: page
            locator: What they are
        questions:
          - what are exosomes
          - what is an exosome
          - exosomes explained
          - are exosomes cells
          - exosomes in plain words
        review-by: 2027-05-31
        clinical-review: pending
        ---
        Exosomes are tiny parcels from cells.
        One sales page says that nearly all cells make exosomes.

        """;

    /// <summary>A second passage, in other words.</summary>
    public const string OtherPassage = """
        ---
        id: prp-what-it-is
        title: What PRP is
        therapy: [prp]
        topics: [basics]
        grade: review
        sources:
          - id: review
            locator: Results
        questions:
          - what is prp
          - what does prp stand for
          - prp explained
          - is prp my own blood
          - prp in plain words
        review-by: 2027-05-31
        clinical-review: done
        ---
        PRP is made from a little of your own blood.

        """;

    public const string Replies = "greeting: Hello there.\nperson:\n  text: To reach a person, call us.\n";

    public const int FirstSentence = 21;
    public const int SecondSentence = 22;

    private readonly TemporaryFolder folder = new();

    public KnowledgeFiles()
    {
        Write("sources/review.yaml", "id: review\ntitle: A review\nshown-as: Review, 2026\nkind: narrative review\nstanding: Good.\nnamed-as: [2026 review]\nretrieved-from: \"001\"\n");
        Write("sources/page.yaml", "id: page\ntitle: A page\nshown-as: Page\nkind: sales page\nstanding: Weak.\nnamed-as: [sales page, page that sells]\nretrieved-from: \"002\"\n");
        Write(
            "regulatory-status.yaml",
            "specialist-only: A specialist can say.\nrows:\n  - therapy: prp\n    source: review\n    locator: Results\n    further-sources:\n      - id: page\n        locator: What they are\n"
            + "    review-by: 2027-05-31\n    note: A note.\n");
        Write("prompts/replies/en.yaml", Replies);
        Write("passages/prp/prp-what-it-is.md", OtherPassage);
        PassagePath = Write("passages/exosomes/exosomes-what-they-are.md", Passage);
    }

    public string Root => folder.Path;

    public string PassagePath { get; }

    public string PathOf(string file) => folder.PathOf(file);

    public string Write(string file, string text) => folder.Write(file, text);

    /// <summary>Replaces a piece of a file that must stand in it.</summary>
    public string Change(string file, string old, string replacement) => folder.Write(file, TemporaryFolder.Changed(File.ReadAllText(PathOf(file)), old, replacement));

    public void ChangePassage(string old, string replacement) => Change("passages/exosomes/exosomes-what-they-are.md", old, replacement);

    /// <summary>Adds a folder <c>coverage/</c> that accounts for both documents.</summary>
    public void AddCoverage()
    {
        Write(
            "coverage/page.yaml",
            "source: page\nsections:\n  - locator: What they are\n    statements:\n      - says: Exosomes come from cells.\n        passages: [exosomes-what-they-are]\n      - says: Book now.\n        left-out: an advert\n");
        Write(
            "coverage/review.yaml",
            "source: review\nsections:\n  - locator: Introduction\n    statements:\n      - says: Exosomes are small.\n        passages: [exosomes-what-they-are]\n"
            + "  - locator: Results\n    statements:\n      - says: PRP is | from <blood>.\n        passages: [prp-what-it-is]\n");
    }

    public void Dispose() => folder.Dispose();
}
