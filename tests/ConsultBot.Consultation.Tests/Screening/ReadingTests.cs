using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Tests.Screening.Learning;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

public sealed class ReadingTests
{
    private static readonly House House = new();

    [Theory]
    [InlineData(0, "Hello there.")]
    [InlineData(1, "How many ml?")]
    [InlineData(2, "Promise me that it works")]
    public void A_sentence_is_read_as_if_it_were_the_whole_message(int sentence, string alone)
    {
        var reading = Find("Hello there. How many ml? Promise me that it works").OfSentence(sentence);

        var text = TextFolding.Fold(alone);
        Assert.Equal(text.Tokens, reading.Text.Tokens);
        Assert.Equal(text.Sentences, reading.Text.Sentences);
        Assert.Equal(Find(alone).Hits.Select(hit => hit.Rule.Id), reading.Hits.Select(hit => hit.Rule.Id));
        Assert.Single(reading.Hits);
    }

    [Fact]
    public void Its_features_are_those_of_the_sentence_alone()
    {
        var sentence = Find("Hello there. How many ml?").OfSentence(1);

        Assert.Equal(Weighing.Features.Read(Find("How many ml?")).Order(), Weighing.Features.Read(sentence).Order());
    }

    [Fact]
    public void What_was_hidden_stands_in_no_sentence()
    {
        var reading = Weighing.Reading("One thing. Another thing", Weighing.Hit("hidden", Decision.Handoff, sentence: -1, disguise: "reversed"), Weighing.Hit("second", Decision.Handoff, sentence: 1));

        Assert.Empty(reading.OfSentence(0).Hits);
        Assert.Equal("second", Assert.Single(reading.OfSentence(1).Hits).Rule.Id);
    }

    [Fact]
    public void The_only_sentence_is_the_message()
    {
        var reading = Find("How many ml?");

        var same = reading.OfSentence(0);

        Assert.Equal(reading.Text.Tokens, same.Text.Tokens);
        Assert.Equal(reading.Hits, same.Hits);
        Assert.Same(reading.Message, same.Message);
    }

    private static Reading Find(string text) => House.Stage.Find(Given.Message(text), ConversationState.New);
}
