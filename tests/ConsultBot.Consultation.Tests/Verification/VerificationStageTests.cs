using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class VerificationStageTests
{
    private const string Quote = "Exosomes reduced redness in 24 patients over 3 weeks.";

    private static readonly Passage Study = Given.Passage(
        "study", Therapies.Exosomes, "evidence", Quote, "In mice, exosomes closed wounds faster.", "See www.fda.gov for more.");

    private static readonly Passage Advert = Given.Passage("advert", Therapies.None, "advertising", "Some pages call it a miracle.");

    [Fact]
    public void Check_WhenSentenceIsThePassagesOwn_Holds()
    {
        var verdict = Verdict(Quote);

        Assert.True(verdict.Holds);
        Assert.Equal("exact", verdict.Because);
    }

    [Theory]
    [InlineData("advert")]
    [InlineData("STUDY")]
    [InlineData("")]
    public void Check_WhenPassageWasNotRetrieved_IsAFabricatedCitation(string passageId)
    {
        var verdict = Verdict(Quote, passageId: passageId);

        Assert.Equal([Violation.FabricatedCitation], verdict.Violations);
        Assert.Equal($"no passage \"{passageId}\" was retrieved", verdict.Because);
    }

    [Theory]
    [InlineData("Exosomes reduced redness in 24 patients over 4 weeks.")]
    [InlineData("In mice exosomes closed wounds")]
    public void Check_WhenQuoteDoesNotStandInThePassage_IsAFabricatedCitation(string quote)
    {
        var verdict = Verdict("Redness was reduced by exosomes in 24 patients.", quote);

        Assert.Equal([Violation.FabricatedCitation], verdict.Violations);
        Assert.Equal("the quote does not stand in the passage", verdict.Because);
    }

    [Theory]
    [InlineData("Redness was reduced by exosomes in 24 patients.", Quote)]
    [InlineData("Redness was reduced by exosomes in 24 patients.", "exosomes REDUCED redness")]
    [InlineData("Over three weeks, exosomes reduced redness.", "over 3 weeks")]
    [InlineData("Exosomes closed wounds faster in mice.", "exosomes closed wounds faster")]
    [InlineData("See www.fda.gov for exosomes.", "See www.fda.gov for more.")]
    public void Check_WhenParaphraseIsGrounded_Holds(string text, string quote)
    {
        var verdict = Verdict(text, quote);

        Assert.Equal(([], "paraphrase"), (verdict.Violations, verdict.Because));
    }

    [Theory]
    [InlineData("Exosomes reduced redness in 30 patients over 3 weeks.", "a number that the passages do not have")]
    [InlineData("Exosomes reduced redness in thirty-six or 36 patients over 3 weeks.", "a number that the passages do not have")]
    [InlineData("Exosomes reduced redness in 24 patients over 3 months.", "another unit: 3 month")]
    [InlineData("Exosomes did not reduce redness in 24 patients over 3 weeks.", "a denial that the passages do not make, or the other way round")]
    [InlineData("Exosomes increased redness in 24 patients over 3 weeks.", "the other direction: increas")]
    [InlineData("Exosomes closed wounds slower in mice.", "the other direction: slower")]
    [InlineData("Exosomes closed wounds faster in people.", "people instead of animals or cells")]
    public void Check_WhenParaphraseSaysAnotherThing_IsAContradiction(string text, string because)
    {
        var verdict = Verdict(text, "exosomes closed wounds faster");

        Assert.Contains(because, verdict.Because, StringComparison.Ordinal);
        Assert.Equal([Violation.Contradiction], verdict.Violations);
    }

    [Theory]
    [InlineData("Exosomes regrow hair and whiten teeth overnight.")]
    [InlineData("Secretome makes a cake rise.")]
    public void Check_WhenParaphraseIsNotInThePassage_IsUngrounded(string text)
    {
        var verdict = Verdict(text);

        Assert.Equal([Violation.Ungrounded], verdict.Violations);
        Assert.Contains("% of what it says stands in the passages", verdict.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhenAnExtractedSentenceIsNotThePassagesOwn_DoesNotHoldHoweverWellItIsSupported()
    {
        Claim[] claims = [new("Exosomes reduced redness in 24 patients.", "study", Quote)];

        var verified = new VerificationStage(Policies.Small(), Policies.Weights, WordKinship.None).Check(new Draft(claims, AsList: false, ExtractiveComposer.ModelId), Given.Found(Study));

        Assert.Equal("an extracted sentence that is not the passage's own", Assert.Single(verified.Verdicts).Because);
        Assert.Empty(verified.Claims);
        Assert.True(Assert.Single(Check(claims, Study).Verdicts).Holds);
    }

    [Fact]
    public void Check_WhenSentenceBreaksThePolicy_NamesEachViolationOnceAndEveryRule()
    {
        var verdict = Verdict("Exosomes are a miracle, guaranteed, and will fix redness.");

        Assert.Equal([Violation.Superlative, Violation.Promise], verdict.Violations);
        Assert.Equal("superlative, promise.guarantee, promise.will", verdict.Because);
    }

    [Fact]
    public void Check_WhenEvenAPassagesOwnSentenceBreaksThePolicy_DoesNotHold()
    {
        var verified = Check([Given.Claim(Advert, 0)], Advert);

        Assert.Equal([Violation.Superlative], Assert.Single(verified.Verdicts).Violations);
    }

    [Theory]
    [InlineData("Exosomes reduced redness, see https://evil.example/x.")]
    [InlineData("Exosomes reduced redness, see www.fda.example.")]
    [InlineData("Exosomes reduced redness (exosome-shop.com).")]
    [InlineData("Exosomes reduced redness ![x](http://evil.example/pixel.png)")]
    [InlineData("Exosomes reduced redness javascript:alert(1)")]
    [InlineData("Exosomes reduced redness mailto:sales@evil.example")]
    public void Check_WhenAddressIsNotInThePassage_IsAnUnsafeLink(string text)
    {
        var verdict = Verdict(text);

        Assert.Equal([Violation.UnsafeLink], verdict.Violations);
        Assert.Equal("an address that the passage does not have", verdict.Because);
    }

    [Fact]
    public void Check_WhenDraftHasSeveralSentences_KeepsTheirOrderAndDropsTheBadOnes()
    {
        var bad = new Claim("Exosomes are the best.", "study", Quote);
        var draft = new Draft([Given.Claim(Study, 0), bad, Given.Claim(Study, 1)], AsList: true, "model-1");

        var verified = new VerificationStage(Policies.Small(), Policies.Weights, WordKinship.None).Check(draft, Given.Found(Study));

        Assert.Equal(draft.Claims, verified.Verdicts.Select(verdict => verdict.Claim));
        Assert.Equal([Given.Claim(Study, 0), Given.Claim(Study, 1)], verified.Claims);
        Assert.Equal((true, true, "model-1"), (verified.Answers, verified.AsList, verified.Model));
    }

    [Fact]
    public void Check_WhenTheVerdictSentenceFails_TheDraftDoesNotAnswer()
    {
        var verified = Check([new Claim("Exosomes are the best.", "study", Quote), Given.Claim(Study, 0)], Study);

        Assert.False(verified.Answers);
        Assert.Single(verified.Claims);
    }

    [Fact]
    public void Check_WhenDraftIsEmpty_DoesNotAnswer()
    {
        var verified = Check([], Study);

        Assert.False(verified.Answers);
        Assert.Empty(verified.Verdicts);
    }

    private static SentenceVerdict Verdict(string text, string quote = Quote, string passageId = "study") =>
        Assert.Single(Check([new Claim(text, passageId, quote)], Study).Verdicts);

    private static Verified Check(Claim[] claims, Passage passage) =>
        new VerificationStage(Policies.Small(), Policies.Weights, WordKinship.None).Check(new Draft(claims, AsList: false, "model"), Given.Found(passage));
}
