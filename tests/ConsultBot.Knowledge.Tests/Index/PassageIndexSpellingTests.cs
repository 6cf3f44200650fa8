using ConsultBot.Consultation;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexSpellingTests
{
    private static readonly string[] Found = ["needling"];

    [Theory]
    [InlineData("microneedling")]
    [InlineData("micronedling")] // a letter missing
    [InlineData("microneeedling")] // a letter doubled
    [InlineData("microneadling")] // a letter wrong
    [InlineData("mirconeedling")] // two neighbours swapped
    [InlineData("Micro\u200Bnedling")]
    public void One_slip_in_a_long_word_is_forgiven(string word) => Assert.Equal(Found, Search(word));

    [Theory]
    [InlineData("nicroneedling")] // the first letter is trusted
    [InlineData("mcronedling")] // two letters missing
    [InlineData("micro")]
    [InlineData("laxer")] // "laser" is too short
    public void More_than_a_slip_or_a_short_word_is_not(string word) => Assert.Empty(Search(word));

    [Fact]
    public void A_misspelt_question_scores_like_the_right_one()
    {
        var index = Corpus.Index(Corpus.Passage("needling", "Microneedling pricks the skin.", Therapies.None, "how does microneedling hurt"), Corpus.Passage("laser", "Laser heats."));

        Assert.Equal(index.Score("needling", "does microneedling hurt"), index.Score("needling", "does micronedling hurt"));
    }

    [Fact]
    public void A_word_that_is_known_is_never_read_as_another()
    {
        var index = Corpus.Index(Corpus.Passage("one", "A plaster helps."), Corpus.Passage("two", "A blaster and a paster help."));

        Assert.Equal(["two"], index.Ids("paster"));
        Assert.Equal(["one"], index.Ids("plaster"));
        Assert.Equal(["one"], index.Ids("plasterr"));
    }

    private static string[] Search(string word) =>
        Corpus.Index(Corpus.Passage("needling", "Microneedling pricks the skin.") with { Title = "T" }, Corpus.Passage("laser-light", "Laser heats.") with { Title = "T" }).Ids(word);
}
