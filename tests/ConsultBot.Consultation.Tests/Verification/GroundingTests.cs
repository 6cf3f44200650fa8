using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class GroundingTests
{
    private static readonly string[] Texts =
    [
        "Exosomes reduced redness in 24 patients. Long-term safety is unknown. They may help dry skin.",
        "PRP did not regrow hair. It raises collagen in 5 days. Scars healed sooner in mice.",
    ];

    [Theory]
    [InlineData("Exosomes reduced redness.")]
    [InlineData("In 24 patients exosomes reduced redness.")]
    [InlineData("PRP did not regrow hair.")]
    [InlineData("It raises collagen in five days.")]
    [InlineData("Long-term safety is unknown.")]
    public void What_the_texts_say_holds_in_other_words_too(string claim) => Assert.True(Weigh(claim).Holds, Weigh(claim).Because);

    [Theory]
    [InlineData("Golf improves weather.")]
    [InlineData("It works.")]
    [InlineData("")]
    [InlineData("Secretome reduced redness in Paris.")]
    [InlineData("Exosomes whiten teeth in 24 of 99 cases.")]
    public void What_the_texts_do_not_say_is_ungrounded(string claim)
    {
        var support = Weigh(claim);

        Assert.False(support.Holds);
        Assert.Equal(Violation.Ungrounded, support.Violation);
        Assert.NotEmpty(support.Because);
    }

    [Theory]
    [InlineData("PRP regrows hair.", "a denial that the passages do not make, or the other way round")]
    [InlineData("Exosomes never reduced redness in 24 patients.", "a denial that the passages do not make, or the other way round")]
    [InlineData("PRP reduced redness in 24 patients.", "said of another therapy")]
    [InlineData("It lowers collagen in 5 days.", "the other direction: lower")]
    [InlineData("It raises collagen in 5 weeks.", "another unit: 5 week")]
    [InlineData("It raises collagen in 6 days.", "a number that the passages do not have: 6")]
    [InlineData("Scars healed sooner in patients.", "people instead of animals or cells")]
    public void What_the_nearest_sentence_says_otherwise_is_a_contradiction_with_its_reason(string claim, string because)
    {
        var support = Weigh(claim);

        Assert.False(support.Holds);
        Assert.Equal(Violation.Contradiction, support.Violation);
        Assert.Contains(because, support.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_texts_do_not_have_counts()
    {
        Assert.Contains("a name that the passages do not have: Harvard", Weigh("Exosomes reduced redness at Harvard.").Because, StringComparison.Ordinal);
        Assert.True(Weigh("Exosomes reduced redness at Harvard.").Doubt > Weigh("Exosomes reduced redness at harvard.").Doubt);
    }

    [Fact]
    public void More_certainty_than_the_nearest_sentence_counts() =>
        Assert.Contains("more certain than the nearest sentence", Weigh("They always help dry skin.").Because, StringComparison.Ordinal);

    [Fact]
    public void A_word_is_covered_in_part_by_its_kin_and_a_common_word_counts_for_less()
    {
        var families = new WordFamilies(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["red"] = ["redness", "flushing"] });
        var kin = new WordKinship(families, new Dictionary<string, float>(StringComparer.Ordinal));
        var common = new WordKinship(WordFamilies.None, new Dictionary<string, float>(StringComparer.Ordinal) { [PorterStemmer.Stem("flushing")] = 0.1f });
        const string claim = "Exosomes reduced flushing.";

        Assert.True(Weigh(claim, kin).Doubt < Weigh(claim).Doubt);
        Assert.True(Weigh(claim, common).Doubt < Weigh(claim).Doubt);
    }

    [Fact]
    public void The_very_words_stand_in_the_texts_whatever_their_case_and_signs()
    {
        var grounding = new Grounding(Texts, Policies.Small(), Policies.Weights, WordKinship.None);

        Assert.True(grounding.Says(TextFolding.Fold("exosomes REDUCED redness, in 24 patients")));
        Assert.False(grounding.Says(TextFolding.Fold("exosomes reduced redness in 42 patients")));
        Assert.False(grounding.Says(TextFolding.Fold("osomes reduced redness")));
        Assert.False(grounding.Says(TextFolding.Fold(string.Empty)));
    }

    private static Support Weigh(string claim, WordKinship? kinship = null)
    {
        var policy = Policies.Small();
        return new Grounding(Texts, policy, Policies.Weights, kinship ?? WordKinship.None).Weigh(claim, policy.TherapiesIn(TextFolding.Fold(claim)));
    }
}
