using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class GroundingTests
{
    private static readonly string[] Texts =
    [
        "Exosomes reduced redness in 24 patients. Long-term safety is unknown.",
        "PRP did not regrow hair. It raises collagen in 5 days.",
    ];

    [Theory]
    [InlineData("Exosomes reduced redness.", Therapies.Exosomes, 1, null)]
    [InlineData("Exosomes reduced swelling.", Therapies.Exosomes, 2 / 3.0, null)]
    [InlineData("PRP reduced redness.", Therapies.Prp, 1 / 3.0, null)]
    [InlineData("Secretome reduced redness.", Therapies.Secretome, 0, null)]
    [InlineData("It works.", Therapies.None, 0, null)]
    [InlineData("", Therapies.None, 0, null)]
    [InlineData("Golf improves weather.", Therapies.None, 0, null)]
    [InlineData("PRP did not regrow hair.", Therapies.Prp, 1, null)]
    [InlineData("PRP raises collagen in five days.", Therapies.Prp, 0.8, null)]
    [InlineData("Exosomes whiten teeth in 24 of 99 cases.", Therapies.Exosomes, 0, null)]
    public void Weigh_WhenNothingIsContradicted_GivesTheShareOfWordsOfTheNearestText(string claim, Therapies therapies, double coverage, string? contradicts)
    {
        var support = Weigh(claim, therapies);

        Assert.Equal(coverage, support.Coverage, precision: 6);
        Assert.Equal(contradicts, support.Contradicts);
    }

    [Theory]
    [InlineData("PRP regrows hair.")]
    [InlineData("PRP lowers collagen in 5 days.")]
    [InlineData("PRP raises collagen in 5 weeks.")]
    [InlineData("PRP raises collagen in 6 days.")]
    [InlineData("Exosomes never reduced redness.")]
    [InlineData("Exosomes raised redness in 24 patients.")]
    public void Weigh_WhenTheNearestSentenceSaysAnotherThing_Contradicts(string claim)
    {
        var therapies = claim.StartsWith("PRP", StringComparison.Ordinal) ? Therapies.Prp : Therapies.Exosomes;

        var support = Weigh(claim, therapies);

        Assert.NotNull(support.Contradicts);
    }

    [Theory]
    [InlineData("It is not known how safe it is in the long term: unknown.")]
    [InlineData("Nobody knows the long-term safety.")]
    public void Weigh_WhenTheNearestSentenceDeniesWithoutANegation_DoesNotContradict(string claim)
    {
        var support = Weigh(claim, Therapies.None);

        Assert.Null(support.Contradicts);
    }

    private static Support Weigh(string claim, Therapies therapies) =>
        new Grounding(Texts, Policies.Small().TherapiesIn).Weigh(TextFolding.Fold(claim), therapies);
}
