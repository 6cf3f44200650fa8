using ConsultBot.Consultation;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexSpellingTests
{
    private static readonly PassageIndex Needling =
        Corpus.Index(Corpus.Passage("needling", "Microneedling pricks the skin.") with { Title = "T" }, Corpus.Passage("laser-light", "Laser heats.") with { Title = "T" });

    [Theory]
    [InlineData("micronedling")] // a letter missing
    [InlineData("microneeedling")] // a letter doubled
    [InlineData("microneadling")] // a letter wrong
    [InlineData("mirconeedling")] // two neighbours swapped
    [InlineData("Micro\u200Bnedling")]
    public void One_slip_in_a_long_word_is_forgiven(string word)
    {
        Assert.Equal("microneedl", Correct(word));
        Assert.Equal(["needling"], Needling.Found(word));
    }

    [Theory]
    [InlineData("nicroneedling")] // the first letter is trusted
    [InlineData("mcronedling")] // two letters missing
    [InlineData("micro")]
    [InlineData("laxer")] // "laser" is too short
    [InlineData("microneedling")]
    public void More_than_a_slip_or_a_short_word_is_not(string word) => Assert.Equal(Assert.Single(TermReader.Plain.Read(word)), Correct(word));

    [Theory]
    [InlineData("nicroneedling")]
    [InlineData("mcronedling")]
    [InlineData("needling")]
    [InlineData("micro needling")]
    public void What_is_no_slip_is_found_by_runs_of_its_letters_but_scores_less(string word)
    {
        Assert.Equal(["needling"], Needling.Found(word));
        Assert.True(Needling.Score("needling", word) < Needling.Score("needling", "microneedling"));
    }

    [Theory]
    [InlineData("laxer")]
    [InlineData("zebra")]
    public void A_short_word_that_shares_no_run_finds_nothing(string word) => Assert.Empty(Needling.Found(word));

    [Fact]
    public void A_misspelt_question_that_is_known_scores_like_the_right_one()
    {
        var index = Corpus.Index(Corpus.Passage("needling", "Microneedling pricks the skin.", Therapies.None, "how does microneedling hurt"), Corpus.Passage("laser", "Laser heats."));

        Assert.Equal(1, index.Score("needling", "does microneedling hurt"));
        Assert.Equal(1, index.Score("needling", "does micronedling hurt"));
    }

    [Fact]
    public void A_word_that_is_known_is_never_read_as_another()
    {
        var index = Corpus.Index(Corpus.Passage("one", "A plaster helps."), Corpus.Passage("two", "A blaster and a paster help."));

        Assert.Equal("two", index.Ids("paster")[0]);
        Assert.Equal("one", index.Ids("plaster")[0]);
        Assert.Equal("one", index.Ids("plasterr")[0]);
        Assert.Equal("paster", new SpellingIndex(["plaster", "blaster", "paster"]).Correct("paster"));
    }

    private static string Correct(string word) => new SpellingIndex(TermReader.Plain.Read("Microneedling pricks the skin. Laser heats.")).Correct(Assert.Single(TermReader.Plain.Read(word)));
}
