using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class ReviewWordsTests : IDisposable
{
    private const string Words = "review/en.yaml";

    private static readonly string Real = Path.Combine(Repository(), "prompts", "review", "en.yaml");

    private readonly PromptsFolder folder = new();

    public ReviewWordsTests() => folder.Write(Words, File.ReadAllText(Real));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_the_record_names_is_said_in_words_or_by_its_own_name()
    {
        var words = ReviewWords.Read(folder.Path);

        Assert.Equal(("Reaction after a treatment", "carrier-pigeon"), (words.Name("decisions", "adverse_event"), words.Name("channels", "carrier-pigeon")));
        Assert.Equal("directline", words.Names("channels").First());
        Assert.Throws<ArgumentException>(() => words["list.nothing"]);
    }

    [Fact]
    public void A_key_that_is_missing_unknown_or_empty_is_named_with_its_line()
    {
        var lines = File.ReadAllLines(Real);
        var line = Array.FindIndex(lines, text => text.StartsWith("  skip:", StringComparison.Ordinal)) + 1;
        var section = Array.IndexOf(lines, "page:") + 1;

        folder.Replace(Words, "  skip:", "  skipp:");
        folder.AssertProblem(Words, line, "there is no key \"skipp\" here; known are name, skip, signed-in, sign-out, times, recorded", path => ReviewWords.Read(path));
        folder.Write(Words, File.ReadAllText(Real));
        folder.Replace(Words, lines[line - 1] + "\n", string.Empty);
        folder.AssertProblem(Words, section + 1, "the key \"skip\" is missing", path => ReviewWords.Read(path));
        folder.Write(Words, File.ReadAllText(Real));
        folder.Replace(Words, lines[line - 1], "  skip: \"\"");
        folder.AssertProblem(Words, line, "\"skip\" is empty", path => ReviewWords.Read(path));
        folder.Write(Words, File.ReadAllText(Real) + "others:\n  a: b\n");
        Assert.StartsWith("there is no key \"others\" here", Assert.Throws<YamlFileException>(() => ReviewWords.Read(folder.Path)).Problem, StringComparison.Ordinal);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConsultBot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
