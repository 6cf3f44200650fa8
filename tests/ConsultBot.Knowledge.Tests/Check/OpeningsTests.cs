using ConsultBot.Knowledge.Check;

namespace ConsultBot.Knowledge.Tests.Check;

public sealed class OpeningsTests
{
    [Theory]
    [InlineData("But few people were studied.", "but")]
    [InlineData("However, few people were studied.", "however")]
    [InlineData("They are tiny.", "they")]
    [InlineData("It's tiny.", "its")]
    [InlineData("This review is small.", "this")]
    [InlineData("These come from cells.", "these")]
    [InlineData("That advice covers all skin renewal.", "that")]
    [InlineData("\"Also,\" one page says, it is new.", "also")]
    [InlineData("So our sources cannot say.", "so")]
    [InlineData("Both are new.", "both")]
    [InlineData("Some have risks.", "some")]
    [InlineData("None of them is approved.", "none")]
    [InlineData("For example, skin may itch.", "for example")]
    [InlineData("The same is true of PRP.", "the same")]
    [InlineData("Even so, few people were studied.", "even so")]
    public void A_sentence_that_points_back_leans(string sentence, string words) => Assert.Equal(words, Openings.LeaningWords(sentence));

    [Theory]
    [InlineData("Exosomes are tiny.")]
    [InlineData("So far no exosome product is approved.")]
    [InlineData("Both inner wear and outer harm age skin.")]
    [InlineData("Some people had redness.")]
    [InlineData("None of our reviews gives a number.")]
    [InlineData("Even a page that sells exosomes says so.")]
    [InlineData("There are rules for this.")]
    [InlineData("The sources differ.")]
    [InlineData("Neither exosomes nor secretome is approved.")]
    [InlineData("Both")]
    [InlineData("- -")]
    public void A_sentence_that_stands_on_its_own_does_not(string sentence) => Assert.Null(Openings.LeaningWords(sentence));
}
