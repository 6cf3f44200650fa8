using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class Bm25IndexTests
{
    [Fact]
    public void Search_ScoresByTheFormulaOfOkapi()
    {
        var index = Index(("", "cat"), ("", "dog"));

        var found = Assert.Single(index.Search("cat", 10));

        Assert.Equal((0, MathF.Log(2)), (found.Document, found.Score), Close);
    }

    [Fact]
    public void Search_CountsTheTitleThreeTimes()
    {
        var title = Index(("cat", "dog bird"), ("", "fish"));
        var text = Index(("", "cat cat cat dog bird"), ("", "fish"));

        Assert.Equal(Assert.Single(text.Search("cat", 1)), Assert.Single(title.Search("cat", 1)), Close);
    }

    [Fact]
    public void Search_RanksRareTermsHigherThanCommonOnes() => Assert.Equal(
        [2, 0, 1], Documents(Index(("", "skin needle"), ("", "skin laser"), ("", "serum laser"), ("", "skin")), "serum needle laser").Take(3));

    [Fact]
    public void Search_RanksAShorterTextHigher() => Assert.Equal([1, 0], Documents(Index(("", "cat dog bird fish"), ("", "cat dog")), "cat"));

    [Fact]
    public void Search_RanksMoreOccurrencesHigher() => Assert.Equal([1, 0], Documents(Index(("", "cat dog dog"), ("", "cat cat dog")), "cat"));

    [Fact]
    public void Search_OfEqualTexts_KeepsTheirOrder() => Assert.Equal([0, 1, 2, 4], Documents(Index(("", "cat"), ("", "cat"), ("", "cat"), ("", "dog"), ("", "cat")), "cat"));

    [Fact]
    public void Search_CountsARepeatedWordOfTheQueryOnce()
    {
        var index = Index(("", "cat"), ("", "dog"));

        Assert.Equal(index.Search("cat dog", 5), index.Search("cat cat cats dog", 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("the and of")]
    [InlineData("unknown words only")]
    [InlineData("?!.,;")]
    [InlineData("\0\u202E\u200B")]
    public void Search_WithoutAKnownWord_FindsNothing(string query) => Assert.Empty(Index(("", "cat"), ("title", "dog")).Search(query, 10));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(100, 4)]
    public void Search_GivesAtMostAsManyAsAskedFor(int most, int expected) =>
        Assert.Equal(expected, Index(("", "cat"), ("", "cat"), ("", "cat"), ("", "cat")).Search("cat", most).Count);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(60)]
    public void Search_ForFewerThanThereAre_GivesTheFirstOfTheWholeRanking(int texts)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var index = Index([.. Enumerable.Range(0, texts).Select(_ => ("", string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"word{(char)('a' + random.Next(4))}"))))]);
            var all = index.Search("worda wordb wordc", texts);

            Assert.Equal(all.OrderByDescending(found => found.Score).ThenBy(found => found.Document), all);
            Assert.All(Enumerable.Range(0, texts + 1), most => Assert.Equal(all.Take(most), index.Search("worda wordb wordc", most)));
        }
    }

    [Fact]
    public void Search_OfNoTexts_FindsNothing() => Assert.Empty(Index().Search("cat", 10));

    [Fact]
    public void Search_WhereSomeTextsAreEmpty_FindsTheOthers() => Assert.Equal([1], Documents(Index(("", ""), ("", "cat"), ("", "the and")), "cat"));

    [Fact]
    public void Search_InParallel_GivesWhatItGivesAlone()
    {
        var index = Index([.. Enumerable.Range(0, 50).Select(i => ("", $"cat{(char)('a' + (i % 26))} dog bird{(char)('a' + (i % 7))}"))]);
        var alone = Enumerable.Range(0, 26).Select(i => index.Search($"dog cat{(char)('a' + i)}", 50)).ToArray();

        Parallel.For(0, 520, i => Assert.Equal(alone[i % 26], index.Search($"dog cat{(char)('a' + (i % 26))}", 50)));
    }

    private static Bm25Index Index(params (string Title, string Text)[] texts) =>
        new([.. texts.Select(text => new IndexedText(text.Title, text.Text))], TermReader.Plain);

    private static int[] Documents(Bm25Index index, string query) => [.. index.Search(query, 10).Select(found => found.Document)];

    private static bool Close((int Document, float Score) one, (int Document, float Score) other) =>
        one.Document == other.Document && MathF.Abs(one.Score - other.Score) < 1e-5f;
}
