using ConsultBot.Knowledge.Check;

namespace ConsultBot.Knowledge.Tests.Check;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData(1, "skin the a cells made safe like likes liked helped does few whole each shown months face age use size")]
    [InlineData(2, "table needed changes trials patient doctor itself healing people sources little treated laser cannot needle moisture ageing safety many being movement closely trial protein")]
    [InlineData(3, "exosomes secretome collagen regulate vesicles area medicine different however completely medical radio hydration clinical specialist")]
    [InlineData(4, "regulator experience biologic material regulation microneedling usually approximate")]
    [InlineData(5, "inflammatory regeneration university individual")]
    public void Syllables_AreCountedAsTheyAreRead(int expected, string words) => Assert.All(words.Split(' '), word => Assert.Equal((word, expected), (word, Readability.Syllables(word))));

    [Theory]
    [InlineData("FDA-approved", 5)]
    [InlineData("long-term,", 2)]
    [InlineData("PRP.", 3)]
    [InlineData("\"proven\"", 2)]
    [InlineData("2026", 4)]
    [InlineData("30", 2)]
    [InlineData("-", 1)]
    [InlineData("don't", 1)]
    public void Syllables_OfCompoundsNumbersAndAcronyms(string word, int expected) => Assert.Equal(expected, Readability.Syllables(word));

    [Fact]
    public void Grade_IsTheFormulaOfFleschAndKincaid()
    {
        // 12 words, 2 sentences, 15 syllables.
        string[] sentences = ["The skin gets thin as we age.", "Many people see this early."];

        Assert.Equal((0.39 * 12 / 2) + (11.8 * 15 / 12) - 15.59, Readability.Grade(sentences), precision: 6);
    }

    [Fact]
    public void Grade_OfLongWordsIsHigherThanOfShortOnes() =>
        Assert.True(Readability.Grade(["Regenerative biologics facilitate extracellular communication."]) > Readability.Grade(["Cells send each other tiny parcels."]) + 8);

    [Fact]
    public void Grade_OfNoWords_Fails() => Assert.Throws<ArgumentException>(() => Readability.Grade(["- -"]));
}
