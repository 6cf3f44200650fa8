using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public const string Passage = """
        ---
        id: first
        title: A title
        therapy: [exosomes, prp]
        topics: [basics, evidence]
        grade: early human
        sources:
          - id: one
            locator: Section 2
          - id: two
            locator: Table 1
        questions:
          - what is it
          - how does it work
        review-by: 2027-05-31
        clinical-review: pending
        ---
        Exosomes are tiny. "They are parcels." Are they
        new? Yes!

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("consultbot-").FullName;

    public static string Source(string id) => $"id: {id}\ntitle: The title\nshown-as: Review, 2026\nkind: review\nstanding: It can support this.\n";

    public string PathOf(string file) => System.IO.Path.Combine([Path, .. file.Split('/')]);

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public static string Changed(string text, string old, string replacement)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    public static void AssertProblem(string path, long line, string problem, Action read)
    {
        var exception = Assert.Throws<YamlFileException>(read);
        Assert.Equal((path, line, problem), (exception.Path, exception.Line, exception.Problem));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
