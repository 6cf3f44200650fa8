using ConsultBot.Consultation.Answering;
using Xunit;

namespace ConsultBot.Consultation.Tests.Answering;

public sealed class VerdictWordTests
{
    [Theory]
    [InlineData("Yes, exosomes are tiny.", "Exosomes are tiny.")]
    [InlineData("No: no donor is needed.", "No donor is needed.")]
    [InlineData("no. it is not.", "It is not.")]
    [InlineData("Not really, they are few.", "They are few.")]
    [InlineData("  Yes — PRP is your own.", "PRP is your own.")]
    public void Cut_TakesTheVerdictOffASentence(string sentence, string rest) => Assert.Equal(rest, VerdictWord.Cut(sentence));

    [Theory]
    [InlineData("No exosome product is FDA-approved.")]
    [InlineData("Not one trial was large.")]
    [InlineData("Right after laser, skin is red.")]
    [InlineData("Yes")]
    [InlineData("Yes.")]
    [InlineData("")]
    public void Cut_LeavesEverythingElse(string sentence) => Assert.Equal(sentence, VerdictWord.Cut(sentence));
}
