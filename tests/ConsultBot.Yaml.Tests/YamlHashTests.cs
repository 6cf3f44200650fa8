using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Yaml.Tests;

public sealed class YamlHashTests
{
    [Fact]
    public void Hash_WritesTheLengthInBytesBeforeEachText()
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("3:abc0:4:übe12:\U0001F9EA 1234567")));

        Assert.Equal(expected, YamlFile.Hash("abc", string.Empty, "übe", "\U0001F9EA 1234567"));
    }

    [Fact]
    public void Hash_OfNothing_IsTheHashOfNoBytes() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", YamlFile.Hash());

    [Theory]
    [InlineData(new[] { "ab", "c" }, new[] { "a", "bc" })]
    [InlineData(new[] { "ab", "c" }, new[] { "abc" })]
    [InlineData(new[] { "a", "b" }, new[] { "b", "a" })]
    [InlineData(new[] { "a" }, new[] { "a", "" })]
    [InlineData(new string[0], new[] { "" })]
    [InlineData(new[] { "a1:b" }, new[] { "a", "b" })]
    [InlineData(new[] { "1:a" }, new[] { "a" })]
    [InlineData(new[] { "a" }, new[] { "A" })]
    [InlineData(new[] { "a\n" }, new[] { "a\r\n" })]
    [InlineData(new[] { "\u00E9" }, new[] { "e\u0301" })]
    public void Hash_OfDifferentTexts_Differs(string[] one, string[] other) => Assert.NotEqual(YamlFile.Hash(one), YamlFile.Hash(other));

    [Fact]
    public void Hash_OfTheSameTexts_IsTheSameHoweverTheyAreGiven() =>
        Assert.Equal(YamlFile.Hash("a", "b"), YamlFile.Hash(new List<string> { "a", "b" }.Where(text => text.Length > 0)));
}
