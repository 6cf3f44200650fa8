using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class UnansweredIndexTests
{
    private static readonly Passage[] Passages =
    [
        Corpus.Passage("parcels", "Exosomes are parcels.", questions: ["what are exosomes", "explain exosomes", "what is an exosome made of"]),
        Corpus.Passage("redness", "Redness fades.", questions: ["is the skin red after exosomes", "how red is the skin", "redness after laser"]),
    ];

    private static readonly UnansweredFile[] Topics =
    [
        new("makeup.yaml", new UnansweredTopic("makeup", "make-up", ["redness"]), ["when can i wear makeup", "foundation after exosomes", "makeup the day after"]),
        new("flying.yaml", new UnansweredTopic("flying", "flying", []), ["can i fly after exosomes", "is a plane trip ok", "flight after prp"]),
    ];

    private static readonly FeatureReader Reader = new(TermReader.Plain);

    [Theory]
    [InlineData("when may i put makeup on", "makeup")]
    [InlineData("can i take a flight", "flying")]
    public void A_question_like_those_that_nothing_answers_names_its_topic(string question, string topic)
    {
        var match = new UnansweredIndex(Passages, Topics, [], Reader, ModelCache.None).Match(question);

        Assert.Equal(topic, match?.Topic.Id);
        Assert.InRange(match!.Likelihood, 0.5, 1);
        Assert.InRange(match.Likeness, 0.01, 1);
    }

    [Theory]
    [InlineData("what are exosomes made of")]
    [InlineData("is skin red after laser")]
    public void A_question_like_those_that_a_passage_answers_is_unlikely_to_be_one(string question) =>
        Assert.InRange(new UnansweredIndex(Passages, Topics, [], Reader, ModelCache.None).Match(question)!.Likelihood, 0, 0.49);

    [Fact]
    public void Without_topics_nothing_is_unanswered() => Assert.Null(new UnansweredIndex(Passages, [], [], Reader, ModelCache.None).Match("when can i wear makeup"));

    [Fact]
    public void The_same_examples_give_the_same_model() => Assert.Equal(
        new UnansweredIndex(Passages, Topics, [], Reader, ModelCache.None).Match("makeup on the plane"), new UnansweredIndex([.. Passages.Reverse()], Topics, [], Reader, ModelCache.None).Match("makeup on the plane"));
}
