using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using Xunit;

namespace ConsultBot.Consultation.Tests.Answering;

public sealed class ExtractiveComposerTests
{
    private static readonly Passage Redness = Given.Passage(
        "redness", Therapies.Exosomes, "evidence", "Small studies saw less redness.", "They followed laser treatment.", "Larger trials are missing.");

    [Fact]
    public void Compose_WhenThereIsNoPassage_SaysNothing()
    {
        var draft = Compose("redness");

        Assert.Same(Draft.Empty, draft);
    }

    [Fact]
    public void Compose_WhenOnePassageIsFound_GivesItsSentencesTheVerdictFirst()
    {
        var draft = Compose("redness", (Redness, 0.9));

        Assert.Equal([Given.Claim(Redness, 0), Given.Claim(Redness, 1), Given.Claim(Redness, 2)], draft.Claims);
        Assert.Equal((false, "extractive"), (draft.AsList, draft.Model));
    }

    [Theory]
    [InlineData(13, 3)]
    [InlineData(12, 2)]
    [InlineData(9, 2)]
    [InlineData(8, 1)]
    [InlineData(1, 1)]
    public void Compose_WhenWordsAreLimited_StopsAtTheLimitButNeverBeforeTheVerdict(int mostWords, int sentences)
    {
        var draft = ExtractiveComposer.Compose(new AnswerRequest("redness", Compares: false, mostWords, [new RetrievedPassage(Redness, 0.9)]));

        Assert.Equal(Redness.Sentences.Take(sentences).Select(sentence => sentence.Text), draft.Claims.Select(claim => claim.Text));
    }

    [Fact]
    public void Compose_WhenALongSentenceDoesNotFit_StillTakesAShorterOneAfterIt()
    {
        var passage = Given.Passage("p", Therapies.None, "basics", "Skin ages.", "Collagen slowly declines over very many decades everywhere.", "Sun harms.");

        var draft = ExtractiveComposer.Compose(new AnswerRequest("skin", Compares: false, 5, [new RetrievedPassage(passage, 0.9)]));

        Assert.Equal(["Skin ages.", "Sun harms."], draft.Claims.Select(claim => claim.Text));
    }

    [Fact]
    public void Compose_WhenTwoSentencesSayTheSame_GivesTheFirstOnly()
    {
        var passage = Given.Passage("p", Therapies.None, "basics", "Long-term safety is unknown.", "The safety in the long term is unknown.", "Sun harms skin.");

        var draft = Compose("safety", (passage, 0.9));

        Assert.Equal(["Long-term safety is unknown.", "Sun harms skin."], draft.Claims.Select(claim => claim.Text));
    }

    [Fact]
    public void Compose_WhenAWordOfTheQuestionIsOpen_AddsTheVerdictOfTheSecondPassage()
    {
        var cost = Given.Passage("cost", Therapies.None, "cost", "Cost depends on visits.", "Insurers rarely cover any cost.");

        var draft = Compose("redness and cost", (Redness, 0.9), (cost, 0.7));

        Assert.Equal(
            [Given.Claim(Redness, 0), Given.Claim(Redness, 1), Given.Claim(Redness, 2), Given.Claim(cost, 0)],
            draft.Claims);
    }

    [Fact]
    public void Compose_WhenOnlyALaterSentenceOfAnotherPassageHasTheOpenWord_LeavesThatPassageOut()
    {
        var second = Given.Passage("second", Therapies.None, "cost", "Prices differ widely.", "Cost depends on visits.");
        var third = Given.Passage("third", Therapies.None, "cost", "Insurers rarely pay the cost.");

        var draft = Compose("redness and cost", (Redness, 0.9), (second, 0.8), (third, 0.7));

        Assert.Equal(
            [Given.Claim(Redness, 0), Given.Claim(Redness, 1), Given.Claim(Redness, 2), Given.Claim(third, 0)],
            draft.Claims);
    }

    [Theory]
    [InlineData("redness", 0.9)]
    [InlineData("redness and hair", 0.9)]
    [InlineData("redness and cost", 0.62)]
    public void Compose_WhenNothingIsOpenOrTheSecondPassageIsWeak_StaysWithTheFirst(string question, double score)
    {
        var cost = Given.Passage("cost", Therapies.None, "cost", "Cost depends on visits.", "Redness may raise prices.");

        var draft = Compose(question, (Redness, 0.9), (cost, score));

        Assert.All(draft.Claims, claim => Assert.Equal("redness", claim.PassageId));
    }

    [Fact]
    public void Compose_WhenAThirdPassageAnswersWhatTheSecondDid_LeavesItOut()
    {
        var second = Given.Passage("second", Therapies.None, "cost", "Cost depends on visits.");
        var third = Given.Passage("third", Therapies.None, "cost", "Nobody lists any cost here.");

        var draft = Compose("redness cost", (Redness, 0.9), (second, 0.8), (third, 0.8));

        Assert.DoesNotContain(draft.Claims, claim => claim.PassageId == "third");
        Assert.Contains(Given.Claim(second, 0), draft.Claims);
    }

    [Theory]
    [InlineData(true, 3, true)]
    [InlineData(true, 5, true)]
    [InlineData(true, 2, false)]
    [InlineData(true, 6, false)]
    [InlineData(false, 3, false)]
    public void Compose_WhenComparisonOfSeveralTherapies_IsAList(bool compares, int sentences, bool asList)
    {
        string[] words = ["alpha one", "beta two", "gamma three", "delta four", "omega five", "sigma six"];
        var passage = Given.Passage("pair", Therapies.Exosomes | Therapies.Prp, "comparison", words[..sentences]);

        var draft = ExtractiveComposer.Compose(new AnswerRequest("which", compares, 90, [new RetrievedPassage(passage, 0.9)]));

        Assert.Equal(asList, draft.AsList);
        Assert.Equal(sentences, draft.Claims.Count);
    }

    [Theory]
    [InlineData(0.63, "pair")]
    [InlineData(0.62, "redness")]
    public void Compose_WhenComparison_LetsAPassageOnSeveralTherapiesLead(double score, string lead)
    {
        var pair = Given.Passage("pair", Therapies.Exosomes | Therapies.Prp, "comparison", "PRP has more trials.");

        var draft = ExtractiveComposer.Compose(
            new AnswerRequest("which", Compares: true, 90, [new RetrievedPassage(Redness, 0.9), new RetrievedPassage(pair, score)]));

        Assert.Equal(lead, draft.Claims[0].PassageId);
    }

    [Fact]
    public void Compose_WhenAskedTwice_GivesTheSame()
    {
        var first = Compose("redness and laser", (Redness, 0.9));
        var second = Compose("redness and laser", (Redness, 0.9));

        Assert.Equal(first.Claims, second.Claims);
    }

    private static Draft Compose(string question, params (Passage Passage, double Score)[] passages) =>
        ExtractiveComposer.Compose(
            new AnswerRequest(question, Compares: false, 90, [.. passages.Select(found => new RetrievedPassage(found.Passage, found.Score))]));
}
