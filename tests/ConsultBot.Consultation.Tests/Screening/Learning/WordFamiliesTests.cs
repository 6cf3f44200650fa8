using ConsultBot.Consultation.Screening.Learning;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class WordFamiliesTests
{
    private static readonly WordFamilies Families = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["swelling"] = ["swollen", "puffy", "puffy"],
        ["big"] = ["large", "puffy"],
        ["empty"] = [],
    });

    [Theory]
    [InlineData("swollen", "swelling")]
    [InlineData("large", "big")]
    public void A_word_belongs_to_its_family(string word, string family) => Assert.Equal(family, Assert.Single(Families.Of(word)));

    [Fact]
    public void A_word_of_two_senses_belongs_to_two_families_and_once_to_each() => Assert.Equal(["big", "swelling"], Families.Of("puffy").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("skin")]
    [InlineData("swelling")]
    [InlineData("Swollen")]
    [InlineData("empty")]
    [InlineData("")]
    public void Another_word_belongs_to_none(string word) => Assert.Empty(Families.Of(word));

    [Fact]
    public void Without_families_no_word_belongs_to_any() => Assert.Empty(WordFamilies.None.Of("swollen"));
}
