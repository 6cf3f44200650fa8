using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

public sealed class TextFoldingCompatibilityTests
{
    [Theory]
    [InlineData("İnject", "inject")]
    [InlineData("don\u02BCt", "dont")]
    [InlineData("don\u00B4t", "dont")]
    public void Fold_WhenLettersHaveAPlainForm_ReadsThePlainForm(string text, string word)
    {
        var words = TextFolding.Fold(text).Tokens.Select(token => token.Word);

        Assert.Equal([word], words);
    }
}
