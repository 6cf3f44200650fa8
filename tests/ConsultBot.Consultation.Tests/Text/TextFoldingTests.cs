using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("exo\u200Bsome", "exosome")]
    [InlineData("exo\u00ADsome", "exosome")]
    [InlineData("exo\u2060some", "exosome")]
    [InlineData("exo\uFEFFsome", "exosome")]
    [InlineData("exo\u202Esome", "exosome")]
    [InlineData("\u2066exosome\u2069", "exosome")]
    [InlineData("exo\uFE0Fsome", "exosome")]
    [InlineData("exo\u3164some", "exosome")]
    [InlineData("exo\U000E0061\U000E007Fsome", "exosome")]
    [InlineData("exosome\u0000", "exosome")]
    public void Fold_WhenCharactersShowNothing_DropsThem(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal([word], words);
    }

    [Fact]
    public void Fold_WhenControlCharactersStandBetweenWords_KeepsTheWordsApart()
    {
        var words = WordsOf("one\ttwo\u0000three\rfour");

        Assert.Equal(["one", "two", "three", "four"], words);
    }

    [Fact]
    public void Fold_WhenSurrogatesStandAlone_DropsThem()
    {
        var text = string.Concat("exo", '\uD83D', "some", '\uDE00');

        var words = WordsOf(text);

        Assert.Equal(["exosome"], words);
    }

    [Theory]
    [InlineData("еxоsоmе", "exosome")]
    [InlineData("іnjесt", "inject")]
    [InlineData("dоsе", "dose")]
    [InlineData("ЕХOSOME", "exosome")]
    [InlineData("ρrp", "prp")]
    [InlineData("swοllen", "swollen")]
    public void Fold_WhenForeignLettersLookLikeLatinOnes_ReadsThemAsLatin(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal([word], words);
    }

    [Theory]
    [InlineData("аромат")]
    [InlineData("οσο")]
    public void Fold_WhenWordIsOfOneForeignScript_LeavesItAlone(string text)
    {
        var words = WordsOf(text);

        Assert.Equal([text], words);
    }

    [Theory]
    [InlineData("đau", "dau")]
    [InlineData("ĐAU", "dau")]
    [InlineData("straße", "strasse")]
    [InlineData("cæcum", "caecum")]
    [InlineData("œdema", "oedema")]
    [InlineData("smørrebrød", "smorrebrod")]
    [InlineData("łza", "lza")]
    [InlineData("yardım", "yardim")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("tie\u0302\u0301m", "tiem")]
    [InlineData("Tiêm", "tiem")]
    [InlineData("nghẹt", "nghet")]
    [InlineData("NGHẸT THỞ", "nghet tho")]
    [InlineData("naïve", "naive")]
    [InlineData("ё", "е")]
    public void Fold_WhenLettersCarryMarksOrAreVariants_ReadsThePlainLetters(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal(word.Split(' '), words);
    }

    [Theory]
    [InlineData("ＥＸＯＳＯＭＥ", "exosome")]
    [InlineData("𝐢𝐧𝐣𝐞𝐜𝐭", "inject")]
    [InlineData("ⓘⓝⓙⓔⓒⓣ", "inject")]
    [InlineData("ﬁll", "fill")]
    [InlineData("５０％", "50 %")]
    [InlineData("²", "2")]
    public void Fold_WhenCharactersHaveACompatibleForm_ReadsThatForm(string text, string words)
    {
        var actual = WordsOf(text);

        Assert.Equal(words.Split(' '), actual);
    }

    [Fact]
    public void Fold_WhenArabicCarriesShortVowels_DropsThem()
    {
        var words = WordsOf("مُحَمَّد");

        Assert.Equal(["محمد"], words);
    }

    [Theory]
    [InlineData("が", "か")]
    [InlineData("ギ", "キ")]
    [InlineData("パ", "ハ")]
    public void Fold_WhenJapaneseCarriesAVoicingMark_KeepsIt(string voiced, string unvoiced)
    {
        var words = WordsOf(voiced);

        Assert.Equal([voiced], words);
        Assert.NotEqual(WordsOf(unvoiced), words);
    }

    [Theory]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("か\u3099", "が")]
    [InlineData("ﾊﾟ", "パ")]
    public void Fold_WhenJapaneseIsWrittenApart_ReadsTheOneLetter(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal([word], words);
    }

    [Fact]
    public void Fold_WhenHangul_KeepsTheSyllables()
    {
        var words = WordsOf("엑소좀 치료");

        Assert.Equal(["엑소좀", "치료"], words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\n\n")]
    [InlineData("?!.;…")]
    [InlineData("👍 🙏")]
    [InlineData("\u200B\u200B")]
    [InlineData("--- ,, ()")]
    public void Fold_WhenTextHasNoWords_GivesNeitherTokensNorSentences(string text)
    {
        var folded = TextFolding.Fold(text);

        Assert.Empty(folded.Tokens);
        Assert.Empty(folded.Sentences);
    }

    [Fact]
    public void Fold_WhenWordHasNoEnd_IsCutAfterSixtyFourLetters()
    {
        var words = WordsOf(new string('a', 100_000) + " end");

        Assert.Equal([new string('a', 64), "end"], words);
    }

    [Fact]
    public void Fold_WhenMessageIsVeryLong_ReadsAllOfIt()
    {
        var words = WordsOf(string.Concat(Enumerable.Repeat("skiń ", 20_000)) + "last");

        Assert.Equal(20_001, words.Length);
        Assert.Equal("last", words[^1]);
    }

    [Fact]
    public void FoldCharacters_WhenTextIsNull_Throws()
    {
        var fold = () => TextFolding.FoldCharacters(null!);

        Assert.Throws<ArgumentNullException>(fold);
    }

    [Fact]
    public void FoldCharacters_WhenTextIsPlain_OnlyLowersIt()
    {
        var folded = TextFolding.FoldCharacters("Is PRP (50%) \"safe\"?\nYes; no.");

        Assert.Equal("is prp (50%) \"safe\"?\nyes; no.", folded);
    }

    [Fact]
    public void FoldCharacters_WhenFoldedTwice_ChangesNothingMore()
    {
        var once = TextFolding.FoldCharacters("Еxоsоme <b>**Đau**</b> don’t STRAẞE");

        var twice = TextFolding.FoldCharacters(once);

        Assert.Equal(once, twice);
    }

    private static string[] WordsOf(string text) => [.. TextFolding.Fold(text).Tokens.Select(token => token.Word)];
}
