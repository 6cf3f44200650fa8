using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class BookWordsTests : IDisposable
{
    private const string Words = "review/book.en.yaml";

    private static readonly string Real = Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "prompts", "review", "book.en.yaml");

    private readonly PromptsFolder folder = new();

    public BookWordsTests() => folder.Write(Words, File.ReadAllText(Real));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_the_files_name_is_said_in_words_or_by_its_own_name()
    {
        var words = BookWords.Read(folder.Path);

        Assert.Equal(("German", "tlh", "PRP"), (words.Name("languages", "de"), words.Name("languages", "tlh"), words.Name("therapies", "prp")));
        Assert.NotEmpty(words.HowToRead);
        Assert.Throws<ArgumentException>(() => words["cover.nothing"]);
    }

    [Theory]
    [InlineData("crisis", 6)]
    [InlineData("crisis.again", 6)]
    [InlineData("handoff.warning-signs", 21)]
    [InlineData("crisis-in-doubt", 0)]
    [InlineData("handoff", 0)]
    public void A_group_claims_a_reply_by_its_name_or_the_beginning_of_it(string reply, int claim) =>
        Assert.Equal(claim, new BookGroup("Urgent", ["crisis", "handoff.warning-signs"]).Claims(reply));

    [Theory]
    [InlineData("  kicker:", "  kickers:", "there is no key \"kickers\" here; known are kicker, title, lead, date, edition, edition-note, counts, reviewer, without-documents")]
    [InlineData("  approve: Approve", "  approve: \"\"", "\"approve\" is empty")]
    [InlineData("  - title: Everything else\n    keys: []", "  - title: Everything else\n    keys: [x]", "the last group must have no keys, so that it takes the replies that no other group does")]
    [InlineData("  approve: Approve\n", "", "the key \"approve\" is missing")]
    public void A_file_that_is_wrong_is_named(string old, string replacement, string problem)
    {
        folder.Replace(Words, old, replacement);

        var exception = Assert.Throws<YamlFileException>(() => BookWords.Read(folder.Path));
        Assert.Equal((folder.PathOf(Words), problem), (exception.Path, exception.Problem));
    }
}
