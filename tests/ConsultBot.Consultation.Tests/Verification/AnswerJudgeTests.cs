using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class AnswerJudgeTests
{
    private static readonly string[] Passages =
    [
        "Exosomes reduced redness in 24 patients over 3 weeks. Larger trials are missing.",
        "PRP is made from your own blood. More is at https://www.fda.gov/prp. And at fda.com/prp.",
    ];

    [Theory]
    [InlineData("Exosomes reduced redness in 24 patients over 3 weeks. [1]")]
    [InlineData("Exosomes reduced redness in 24 patients over 3 weeks [1]. PRP is made from your own blood [2].")]
    [InlineData("exosomes REDUCED redness in 24 patients over 3 weeks.")]
    [InlineData("- PRP is made from your own blood [2]\n- Larger trials are missing [1]")]
    [InlineData("")]
    [InlineData("Here is what nobody else would ever dream of telling teenagers.")]
    [InlineData("Ask a specialist whether golf improves weather.")]
    [InlineData("Several colourful unrelated inventions follow:\n- PRP is made from your own blood")]
    public void Judge_WhenEverySentenceIsSupportedOrNeedsNoSupport_FindsNothing(string answer)
    {
        var judgement = Judge(answer);

        Assert.Empty(judgement.Violations);
        Assert.Equal(0, judgement.Score);
    }

    [Theory]
    [InlineData("PRP is made from your own blood [3].")]
    [InlineData("PRP is made from your own blood [0].")]
    [InlineData("PRP is made from your own blood [2][999].")]
    public void Judge_WhenMarkerIsOfAPassageThatWasNotGiven_IsAFabricatedCitation(string answer)
    {
        var judgement = Judge(answer);

        Assert.Equal([Violation.FabricatedCitation], judgement.Violations);
        Assert.Equal(0.85, judgement.Score, precision: 6);
    }

    [Theory]
    [InlineData("PRP is made from your own blood. See https://www.fda.gov/prp.", false)]
    [InlineData("PRP is made from your own blood. See HTTPS://WWW.FDA.GOV/PRP.", false)]
    [InlineData("PRP is made from your own blood. See https://www.fda.gov/other.", true)]
    [InlineData("PRP is made from your own blood. See prp-sale.com.", true)]
    [InlineData("PRP is made from your own blood. See -prp-sale.com.", true)]
    [InlineData("PRP is made from your own blood. See my_prp.com/kits.", true)]
    [InlineData("PRP is made from your own blood. See \u00E9-prp.com.", true)]
    [InlineData("PRP is made from your own blood. See shop.prp-sale.com.", true)]
    [InlineData("PRP is made from your own blood. See --fda.com.", false)]
    [InlineData("PRP is made from your own blood. See FDA.com/prp.", false)]
    [InlineData("PRP is made from your own blood. See \u00E9fda.com.", true)]
    [InlineData("PRP is made from your own blood. See my-fda.com.", true)]
    [InlineData("PRP is made from your own blood. See fda.comets.", false)]
    [InlineData("PRP is made from your own blood. See javascript:alert(1)", true)]
    public void Judge_WhenAddressStandsInNoPassage_IsAnUnsafeLink(string answer, bool isUnsafe)
    {
        var judgement = Judge(answer);

        Assert.Equal(isUnsafe, judgement.Violations.Contains(Violation.UnsafeLink));
    }

    [Theory]
    [InlineData("Exosomes did not reduce redness in 24 patients over 3 weeks.", Violation.Contradiction)]
    [InlineData("Exosomes reduced redness in 240 patients over 3 weeks.", Violation.Contradiction)]
    [InlineData("Exosomes reduced redness in 24 patients over 3 months.", Violation.Contradiction)]
    [InlineData("Exosomes increased redness in 24 patients.", Violation.Contradiction)]
    [InlineData("Exosomes whiten teeth and cure baldness overnight.", Violation.Ungrounded)]
    [InlineData("PRP reduced redness in 24 patients.", Violation.Contradiction)]
    [InlineData("Exosomes are made from your own blood.", Violation.Contradiction)]
    [InlineData("Secretome reduced redness in 24 patients.", Violation.Contradiction)]
    [InlineData("It is guaranteed to fix everything forever.", Violation.Promise)]
    [InlineData("PRP is the best of your own blood.", Violation.Superlative)]
    public void Judge_WhenOneSentenceIsWrong_NamesTheViolation(string answer, Violation violation)
    {
        var judgement = Judge($"PRP is made from your own blood [2]. {answer} Larger trials are missing [1].");

        Assert.Equal([violation], judgement.Violations);
        Assert.InRange(judgement.Score, 0.5, 1);
    }

    [Fact]
    public void Judge_WhenADomainIsOfAnyLength_IsAnUnsafeLink()
    {
        var judgement = Judge($"PRP is made from your own blood. See {new string('a', 10_000)}.com.");

        Assert.Contains(Violation.UnsafeLink, judgement.Violations);
    }

    [Fact]
    public void Judge_WhenSeveralThingsAreWrong_NamesEachOnceInTheOrderOfTheEnumeration()
    {
        var judgement = Judge("See evil.com [7]. It is the best miracle of wonders. It is guaranteed for you. Again it is guaranteed for you.");

        Assert.Equal([Violation.Promise, Violation.Superlative, Violation.FabricatedCitation, Violation.UnsafeLink], judgement.Violations);
        Assert.Equal(1, judgement.Score);
    }

    [Fact]
    public void Judge_WhenPassagesAreEmpty_SupportsNothing()
    {
        var judgement = new AnswerJudge(Policies.Small(), Policies.Weights, WordKinship.None).Judge([], "PRP is made from your own blood [1].");

        Assert.Equal([Violation.Ungrounded, Violation.FabricatedCitation], judgement.Violations);
    }

    [Fact]
    public void Judge_WhenParaphraseIsPartlySupported_ScoresByWhatIsMissing()
    {
        var judgement = Judge("PRP is made from blood alone.");

        Assert.Empty(judgement.Violations);
        Assert.InRange(judgement.Score, 0.1, 0.49);
        Assert.True(judgement.Score < Judge("PRP is made from rice alone.").Score);
    }

    [Fact]
    public void Judge_WhenCalledFromManyThreads_GivesTheSame()
    {
        var judge = new AnswerJudge(Policies.Small(), Policies.Weights, WordKinship.None);

        var judgements = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => judge.Judge(Passages, "Exosomes did not reduce redness in 24 patients over 3 weeks [3].")).ToArray();

        Assert.All(judgements, judgement => Assert.Equal([Violation.Contradiction, Violation.FabricatedCitation], judgement.Violations.Order()));
    }

    private static Judgement Judge(string answer) => new AnswerJudge(Policies.Small(), Policies.Weights, WordKinship.None).Judge(Passages, answer);
}
