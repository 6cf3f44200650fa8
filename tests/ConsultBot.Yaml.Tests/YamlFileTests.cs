using System.Text;

namespace ConsultBot.Yaml.Tests;

public sealed class YamlFileTests
{
    [Fact]
    public void ReadText_WhenTheFileIsMissing_NamesTheFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "none.yaml");

        var exception = Assert.Throws<YamlFileException>(() => YamlFile.ReadText(path));

        Assert.Equal(path, exception.Path);
        Assert.Equal(0, exception.Line);
        Assert.StartsWith($"{path}: the file cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<IOException>(exception.InnerException);
    }

    [Fact]
    public void ReadText_WhenThePathIsAFolder_NamesIt()
    {
        var path = Path.GetTempPath();

        var exception = Assert.Throws<YamlFileException>(() => YamlFile.ReadText(path));

        Assert.Equal(path, exception.Path);
        Assert.StartsWith("the file cannot be read: ", exception.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xC3, 0x28 })] // a lead byte without its second
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xED, 0xA0, 0x80 })] // a lone surrogate
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xC0, 0x80 })] // an overlong NUL
    [InlineData(new byte[] { (byte)'a', (byte)':', (byte)' ', 0xE4 })] // Latin-1, cut off at the end
    public void Read_WhenTheBytesAreNoUtf8_NamesTheFile(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);

        var exception = Assert.Throws<YamlFileException>(() => YamlFile.Read(file.Path));

        Assert.Equal(file.Path, exception.Path);
        Assert.IsType<DecoderFallbackException>(exception.InnerException);
    }

    [Fact]
    public void Read_WhenTheFileBeginsWithAByteOrderMark_ReadsTheFirstKeyWithoutIt()
    {
        using var file = new TemporaryFile([0xEF, 0xBB, 0xBF, .. "a: é 中 🧪\n"u8]);

        var map = YamlFile.Read(file.Path);

        Assert.Equal(["a"], map.Keys);
        Assert.Equal("é 中 🧪", map.Text("a"));
    }

    [Fact]
    public void ReadText_KeepsEveryCharacterOfTheFile()
    {
        const string text = "a: \u202E right to left\r\n\tb\0\n\n";
        using var file = new TemporaryFile(text);

        Assert.Equal(text, YamlFile.ReadText(file.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("- one\n- two\n")]
    [InlineData("just words\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void Parse_WhenThereIsNotOneMap_SaysThatAMapIsExpected(string text)
    {
        var exception = Assert.Throws<YamlFileException>(() => YamlFile.Parse(text, "x.yaml"));

        Assert.Equal("x.yaml:1: a map of keys and values is expected", exception.Message);
    }

    [Theory]
    [InlineData("a: 1\nb: [1, 2\n", 3)]
    [InlineData("a: 1\nb: \"open\n", 2)]
    [InlineData("a: 1\n  b: 2\n", 2)]
    [InlineData("a: 1\nb:\n  - x\n\t- y\n", 3)]
    [InlineData("a: b: c\n", 1)]
    [InlineData("a: 1\nb: @at\n", 2)]
    public void Parse_WhenTheTextIsNoYaml_NamesTheLine(string text, long line)
    {
        var exception = Assert.Throws<YamlFileException>(() => YamlFile.Parse(text, "x.yaml"));

        Assert.Equal(line, exception.Line);
        Assert.StartsWith($"x.yaml:{line}: this is no valid YAML: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WhenAnAliasHasNoAnchor_NamesFileAndAlias()
    {
        var exception = Assert.Throws<YamlFileException>(() => YamlFile.Parse("a: *nowhere\n", "x.yaml"));

        Assert.Equal("x.yaml", exception.Path);
        Assert.Contains("'nowhere'", exception.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3)]
    [InlineData("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", 5)]
    [InlineData("a: 1\n\"a\": 2\n", 2)]
    public void Parse_WhenAKeyStandsTwice_NamesTheLineOfTheSecond(string text, long line)
    {
        var exception = Assert.Throws<YamlFileException>(() => YamlFile.Parse(text, "x.yaml"));

        Assert.Equal(("x.yaml", line), (exception.Path, exception.Line));
        Assert.StartsWith("this is no valid YAML: ", exception.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1\n")]
    [InlineData("- list\n")]
    [InlineData("a: 1\na: 2\n")]
    public void Parse_WhenTheTextStandsDeeperInItsFile_CountsTheLinesBeforeIt(string text)
    {
        var alone = Assert.Throws<YamlFileException>(() => YamlFile.Parse(text, "x.md"));

        var deeper = Assert.Throws<YamlFileException>(() => YamlFile.Parse(text, "x.md", lineOffset: 7));

        Assert.Equal(alone.Line + 7, deeper.Line);
        Assert.Equal(alone.Problem, deeper.Problem);
    }

    [Fact]
    public void Parse_OfALongValue_KeepsItWhole()
    {
        var value = new string('x', 100 * 1024);

        Assert.Equal(value, YamlFile.Parse($"a: {value}\n", "x.yaml").Text("a"));
    }
}
