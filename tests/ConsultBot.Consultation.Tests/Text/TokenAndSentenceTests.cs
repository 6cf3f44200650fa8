using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

public sealed class TokenAndSentenceTests
{
    [Theory]
    [InlineData("One. Two! Three? Four; five", "one|two|three|four|five")]
    [InlineData("one\ntwo\n\nthree", "one|two|three")]
    [InlineData("Really?! Yes...", "really|yes")]
    [InlineData("wait… what", "wait|what")]
    [InlineData("安全ですか？はい。", "安 全 で す か|は い")]
    [InlineData("¿duele? ¡no!", "duele|no")]
    [InlineData("هل هذا آمن؟ نعم", "هل هذا آمن|نعم")]
    [InlineData("He said \"no.\" Then (yes.) left", "he said no|then yes|left")]
    [InlineData("one, two: three - four", "one two three four")]
    [InlineData("3.5 ml. ok", "3.5 ml|ok")]
    public void Fold_WhenTextHasSentences_SplitsThem(string text, string expected)
    {
        var folded = TextFolding.Fold(text);

        var sentences = Enumerable.Range(0, folded.Sentences.Length)
            .Select(index => string.Join(' ', folded.TokensOf(index).ToArray().Select(token => token.Word)));
        Assert.Equal(expected, string.Join('|', sentences));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("3.5", "3.5")]
    [InlineData("3,5", "3,5")]
    [InlineData("1,000.50", "1,000.50")]
    [InlineData("5.", "5")]
    [InlineData("5,", "5")]
    [InlineData("5..6", "5|6")]
    [InlineData("5ml", "5|ml")]
    [InlineData("b12", "b|12")]
    [InlineData("50%", "50|%")]
    [InlineData("50 %", "50|%")]
    [InlineData("%", "%")]
    [InlineData("30-150", "30|150")]
    [InlineData("PRP治療", "prp|治|療")]
    [InlineData("follow-up", "follow|up")]
    public void Fold_WhenTextHasNumbersAndSigns_TakesOneTokenForEach(string text, string expected)
    {
        var words = TextFolding.Fold(text).Tokens.Select(token => token.Word);

        Assert.Equal(expected, string.Join('|', words));
    }

    [Theory]
    [InlineData("is it safe?", true)]
    [InlineData("is it safe?!", true)]
    [InlineData("is it safe!?", true)]
    [InlineData("is it safe .?", true)]
    [InlineData("安全？", true)]
    [InlineData("آمن؟", true)]
    [InlineData("it is safe.", false)]
    [InlineData("it is safe", false)]
    [InlineData("¿duele", false)]
    public void Fold_WhenSentenceEnds_KnowsWhetherItAsks(string text, bool asks)
    {
        var sentence = Assert.Single(TextFolding.Fold(text).Sentences);

        Assert.Equal(asks, sentence.IsQuestion);
    }

    [Fact]
    public void Fold_WhenTextHasSeveralSentences_CoversEveryTokenOnce()
    {
        var folded = TextFolding.Fold("Is it safe? No one knows. 安全!");

        Assert.Equal([new Sentence(0, 3, IsQuestion: true), new Sentence(3, 3, IsQuestion: false), new Sentence(6, 2, IsQuestion: false)], folded.Sentences);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2], folded.Tokens.Select(token => token.Sentence));
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("3.5", true)]
    [InlineData("five", false)]
    [InlineData("%", false)]
    [InlineData("٣", false)]
    public void IsNumber_WhenTokenIsRead_HoldsForDigits(string text, bool isNumber)
    {
        var token = Assert.Single(TextFolding.Fold(text).Tokens);

        Assert.Equal(isNumber, token.IsNumber);
    }

    [Fact]
    public void Empty_HasNothing()
    {
        var empty = FoldedText.Empty;

        Assert.Empty(empty.Tokens);
        Assert.Empty(empty.Sentences);
    }
}
