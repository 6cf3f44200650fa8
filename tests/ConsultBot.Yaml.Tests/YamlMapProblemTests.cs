namespace ConsultBot.Yaml.Tests;

public sealed class YamlMapProblemTests
{
    // Every case asks for the key "a", which stands on line 3 unless it is missing; the map begins on line 2.
    [Theory]
    [InlineData("a: [1]", "\"a\" must be text")]
    [InlineData("a: {b: 1}", "\"a\" must be text")]
    public void Text_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Text("a"));

    [Theory]
    [InlineData("a: [1]", "\"a\" must be text")]
    [InlineData("a: {b: 1}", "\"a\" must be text")]
    public void OptionalText_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.OptionalText("a"));

    [Theory]
    [InlineData("a: [one, [two]]", "\"a\" must be text")]
    [InlineData("a:\n  - one\n  - b: two", "\"a\" must be text")]
    [InlineData("a: {b: 1}", "\"a\" must be text")]
    public void Texts_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Texts("a"));

    [Theory]
    [InlineData("a: 1,5", "\"a\" must be a number, not \"1,5\"")]
    [InlineData("a: 0x10", "\"a\" must be a number, not \"0x10\"")]
    [InlineData("a: many", "\"a\" must be a number, not \"many\"")]
    [InlineData("a: \"\"", "\"a\" must be a number, not \"\"")]
    [InlineData("a: ٣", "\"a\" must be a number, not \"٣\"")]
    [InlineData("a: [1]", "\"a\" must be text")]
    public void Number_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Number("a"));

    [Theory]
    [InlineData("a: 1.0", "\"a\" must be a whole number, not \"1.0\"")]
    [InlineData("a: 2147483648", "\"a\" must be a whole number, not \"2147483648\"")]
    [InlineData("a: 1_000", "\"a\" must be a whole number, not \"1_000\"")]
    public void Integer_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Integer("a"));

    [Theory]
    [InlineData("a: yes", "\"a\" must be true or false, not \"yes\"")]
    [InlineData("a: True", "\"a\" must be true or false, not \"True\"")]
    [InlineData("a: 1", "\"a\" must be true or false, not \"1\"")]
    [InlineData("a: [true]", "\"a\" must be text")]
    public void Flag_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Flag("a"));

    [Theory]
    [InlineData("a: 2027-02-29", "\"a\" must be a date such as 2027-05-31, not \"2027-02-29\"")]
    [InlineData("a: 2027-5-31", "\"a\" must be a date such as 2027-05-31, not \"2027-5-31\"")]
    [InlineData("a: 31.05.2027", "\"a\" must be a date such as 2027-05-31, not \"31.05.2027\"")]
    [InlineData("a: 2027-05-31T00:00:00Z", "\"a\" must be a date such as 2027-05-31, not \"2027-05-31T00:00:00Z\"")]
    public void Date_OfTheWrongKind_NamesTheLine(string yaml, string problem) => AssertProblem(yaml, 3, problem, map => map.Date("a"));

    [Theory]
    [InlineData("a: text")]
    [InlineData("a: [1]")]
    [InlineData("a:")]
    public void Map_OfTheWrongKind_NamesTheLine(string yaml) => AssertProblem(yaml, 3, "\"a\" must be a map of keys and values", map => map.Map("a"));

    [Theory]
    [InlineData("a: text")]
    [InlineData("a: {b: 1}")]
    [InlineData("a:")]
    [InlineData("a:\n  - b: 1\n  - two")]
    public void Maps_OfTheWrongKind_NamesTheLine(string yaml) => AssertProblem(yaml, 3, "\"a\" must be a list of maps", map => map.Maps("a"));

    [Fact]
    public void A_missing_key_is_named_with_the_line_of_its_map()
    {
        AssertProblem("A: 1", 2, "the key \"a\" is missing", map => map.Text("a"));
        AssertProblem("A: 1", 2, "the key \"a\" is missing", map => map.Number("a"));
        AssertProblem("A: 1", 2, "the key \"a\" is missing", map => map.Integer("a"));
        AssertProblem("A: 1", 2, "the key \"a\" is missing", map => map.Date("a"));
        AssertProblem("A: 1", 2, "the key \"a\" is missing", map => map.Map("a"));
        AssertProblem("b:\n  c: 1", 4, "the key \"a\" is missing", map => map.Map("b").Text("a"));
    }

    [Fact]
    public void AllowOnly_WhenAKeyIsUnknown_NamesItWithItsLineAndWhatIsKnown()
    {
        AssertProblem("ab: 1", 3, "there is no key \"ab\" here; known are first, b, c", map => map.AllowOnly("first", "b", "c"));
        AssertProblem("b: 1\nA: 2", 4, "there is no key \"A\" here; known are first, b, a", map => map.AllowOnly("first", "b", "a"));
        AssertProblem("b: 1\n\u202Eb: 2", 4, "there is no key \"\u202Eb\" here; known are first, b", map => map.AllowOnly("first", "b"));
    }

    [Fact]
    public void Problem_NamesTheLineOfTheKeyOrElseOfTheMap()
    {
        var map = YamlFile.Parse("a: 1\nb: 2\n", "x.md", lineOffset: 10);

        Assert.Equal("x.md:12: why", map.Problem("b", "why").Message);
        Assert.Equal("x.md:11: why", map.Problem("c", "why").Message);
    }

    [Fact]
    public void Lines_in_nested_maps_count_the_lines_before_the_text()
    {
        var map = YamlFile.Parse("list:\n  - of:\n      maps: here\n", "x.md", lineOffset: 100);

        Assert.Equal(103, map.Maps("list")[0].Map("of").Line);
        Assert.Equal("x.md:103: why", map.Maps("list")[0].TryMap("of")!.Problem("maps", "why").Message);
    }

    private static void AssertProblem(string yaml, long line, string problem, Func<YamlMap, object?> ask) => AssertProblem(yaml, line, problem, map => { _ = ask(map); });

    private static void AssertProblem(string yaml, long line, string problem, Action<YamlMap> ask)
    {
        var map = YamlFile.Parse($"# a comment\nfirst: 1\n{yaml}\n", "x.yaml");

        var exception = Assert.Throws<YamlFileException>(() => ask(map));

        Assert.Equal(("x.yaml", line, problem), (exception.Path, exception.Line, exception.Problem));
    }
}
