namespace ConsultBot.Yaml.Tests;

public sealed class YamlMapTests
{
    [Fact]
    public void Keys_StandInTheOrderOfTheFile() => Assert.Equal(["z", "a", "m"], Map("z: 1\na: 2\nm: 3\n").Keys);

    [Fact]
    public void Line_IsThatOfTheFirstKey() => Assert.Equal((3, 4), (Map("# a comment\n\na:\n  b: 1\n").Line, Map("# a comment\n\na:\n  b: 1\n").Map("a").Line));

    [Fact]
    public void LineOf_IsThatOfTheKeyOrOfTheMap() => Assert.Equal((2, 4, 2), (Map("\na: 1\n\nb: 2\n").LineOf("a"), Map("\na: 1\n\nb: 2\n").LineOf("b"), Map("\na: 1\n\nb: 2\n").LineOf("c")));

    [Fact]
    public void LinesOf_AreThoseOfTheItems()
    {
        var map = Map("a:\n  - one\n\n  - two\nb: alone\n");

        Assert.Equal([2, 4], map.LinesOf("a"));
        Assert.Equal([5], map.LinesOf("b"));
        Assert.Empty(map.LinesOf("c"));
    }

    [Fact]
    public void AllTexts_AreThoseAtEveryDepthWithTheirLines() =>
        Assert.Equal([("1", 1L), ("2", 3L), ("3", 5L), ("4", 5L), ("5", 6L)], Map("a: 1\nb:\n  c: 2\n  d:\n    - [3, 4]\n    - e: 5\n").AllTexts());

    [Fact]
    public void Has_TellsAKeyWithoutAValueFromNoKey()
    {
        var map = Map("a:\nb: 1\n");

        Assert.Equal((true, true, false, false), (map.Has("a"), map.Has("b"), map.Has("c"), map.Has("A")));
    }

    [Theory]
    [InlineData("a: words here", "words here")]
    [InlineData("a: \"quoted: \\u00e9\"", "quoted: é")]
    [InlineData("a: 'it''s'", "it's")]
    [InlineData("a: 007", "007")]
    [InlineData("a: yes", "yes")]
    [InlineData("a: \"\"", "")]
    [InlineData("a: |\n  one\n  two\n", "one\ntwo\n")]
    [InlineData("a: >-\n  one\n  two\n", "one two")]
    [InlineData("a: x # a comment", "x")]
    public void Text_IsTheScalarAsWritten(string yaml, string expected) => Assert.Equal(expected, Map(yaml).Text("a"));

    [Theory]
    [InlineData("a: null", null)]
    [InlineData("a: ~", null)]
    [InlineData("a:", null)]
    [InlineData("a: \"\"", null)]
    [InlineData("b: 1", null)]
    [InlineData("a: text", "text")]
    public void OptionalText_IsNullForAMissingKeyOrValue(string yaml, string? expected) => Assert.Equal(expected, Map(yaml).OptionalText("a"));

    [Fact]
    public void Texts_TakesAListOneTextOrNothing()
    {
        var map = Map("list: [one, two, \"three, four\"]\nsingle: five\nempty: []\n");

        Assert.Equal(["one", "two", "three, four"], map.Texts("list"));
        Assert.Equal(["five"], map.Texts("single"));
        Assert.Empty(map.Texts("empty"));
        Assert.Empty(map.Texts("absent"));
    }

    [Fact]
    public void Texts_FollowsAnAlias() => Assert.Equal(["x", "y"], Map("a: &both [x, y]\nb: *both\n").Texts("b"));

    [Theory]
    [InlineData("0.30", 0.3)]
    [InlineData("-1", -1)]
    [InlineData("1e3", 1000)]
    [InlineData("\" 7 \"", 7)]
    public void Number_ReadsWithAPointWhateverTheCulture(string written, double expected) => Assert.Equal(expected, Map($"a: {written}").Number("a"));

    [Theory]
    [InlineData("42", 42)]
    [InlineData("-2147483648", int.MinValue)]
    public void Integer_ReadsWholeNumbers(string written, int expected) => Assert.Equal(expected, Map($"a: {written}").Integer("a"));

    [Theory]
    [InlineData("a: true", true)]
    [InlineData("a: false", false)]
    [InlineData("a:", false)]
    [InlineData("b: true", false)]
    public void Flag_IsTrueOnlyWhenWrittenSo(string yaml, bool expected) => Assert.Equal(expected, Map(yaml).Flag("a"));

    [Theory]
    [InlineData("2027-05-31", 2027, 5, 31)]
    [InlineData("2028-02-29", 2028, 2, 29)]
    [InlineData("0001-01-01", 1, 1, 1)]
    public void Date_ReadsYearMonthDay(string written, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), Map($"a: {written}").Date("a"));

    [Fact]
    public void Map_IsTheMapUnderTheKey() => Assert.Equal("2", Map("a:\n  b: {c: 2}\n").Map("a").Map("b").Text("c"));

    [Theory]
    [InlineData("a: {b: 1}", true)]
    [InlineData("a: [1]", false)]
    [InlineData("a: text", false)]
    [InlineData("b: 1", false)]
    public void TryMap_IsNullForAnythingElse(string yaml, bool isMap) => Assert.Equal(isMap, Map(yaml).TryMap("a") is not null);

    [Fact]
    public void Maps_AreThoseOfTheListInOrder()
    {
        var map = Map("a:\n  - b: 1\n  - b: 2\n");

        Assert.Equal([("1", 2L), ("2", 3L)], map.Maps("a").Select(item => (item.Text("b"), item.Line)));
        Assert.Empty(map.Maps("absent"));
    }

    [Fact]
    public void AllowOnly_WhenAllKeysAreKnown_IsContent() => Map("a: 1\nb: 2\n").AllowOnly("b", "a", "c");

    private static YamlMap Map(string yaml) => YamlFile.Parse(yaml, "x.yaml");
}
