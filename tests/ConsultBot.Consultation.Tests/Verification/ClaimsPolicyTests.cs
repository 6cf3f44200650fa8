using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class ClaimsPolicyTests
{
    [Theory]
    [InlineData("Exosomes are small.", "", false, Therapies.Exosomes)]
    [InlineData("We guarantee it.", "promise.guarantee", false, Therapies.None)]
    [InlineData("No one can guarantee it.", "", false, Therapies.None)]
    [InlineData("No one can say. We guarantee it.", "promise.guarantee", false, Therapies.None)]
    [InlineData("PRP is a miracle, guaranteed, and will fix it.", "superlative,promise.guarantee,promise.will", false, Therapies.Prp)]
    [InlineData("You will look good and it will fix you.", "promise.will", false, Therapies.None)]
    [InlineData("Here is what we have on PRP and secretome.", "", true, Therapies.Prp | Therapies.Secretome)]
    [InlineData("", "", false, Therapies.None)]
    public void Read_WhenGivenASentence_FindsTheRulesItBreaks(string sentence, string rules, bool needsNoSupport, Therapies therapies)
    {
        var reading = Policies.Small().Read(sentence);

        Assert.Equal(
            (rules, needsNoSupport, therapies),
            (string.Join(',', reading.Hits.Select(rule => rule.Id)), reading.NeedsNoSupport, reading.Therapies));
    }

    [Fact]
    public void Read_WhenSentenceComesAgain_RemembersTheReading()
    {
        var policy = Policies.Small();

        var first = policy.Read("Exosomes are small.");
        var second = policy.Read("Exosomes are small.");

        Assert.Same(first, second);
    }

    [Fact]
    public void TherapiesIn_WhenTextHasSeveralSentences_JoinsThem()
    {
        var therapies = Policies.Small().TherapiesIn(TextFolding.Fold("Exosomes are small. PRP is blood."));

        Assert.Equal(Therapies.Exosomes | Therapies.Prp, therapies);
    }

    [Fact]
    public void Hash_IsThatOfTheFile()
    {
        Assert.Equal("claims-hash", Policies.Small().Hash);
    }
}
