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

    [Theory]
    [InlineData("when may i put makeup on", "makeup")]
    [InlineData("can i take a flight", "flying")]
    public void A_question_like_those_that_nothing_answers_names_its_topic(string question, string topic)
    {
        var match = Index(Passages, Topics).Match(question);

        Assert.Equal(topic, match?.Topic.Id);
        Assert.InRange(match!.Likelihood, 0.5, 1);
        Assert.InRange(match.Likeness, 0.01, 1);
    }

    [Theory]
    [InlineData("what are exosomes made of")]
    [InlineData("is skin red after laser")]
    public void A_question_like_those_that_a_passage_answers_is_unlikely_to_be_one(string question) =>
        Assert.InRange(Index(Passages, Topics).Match(question)!.Likelihood, 0, 0.49);

    [Fact]
    public void Without_topics_nothing_is_unanswered() => Assert.Null(Index(Passages, []).Match("when can i wear makeup"));

    [Fact]
    public void The_same_examples_give_the_same_model() => Assert.Equal(Index(Passages, Topics).Match("makeup on the plane"), Index(Passages, Topics).Match("makeup on the plane"));

    [Fact]
    public void Likeness_is_that_to_the_topic_and_not_to_a_passage()
    {
        var shares = new float[Passages.Length + Topics.Length];
        Corpus.Likeness(Passages, Topics).AddShares(Corpus.Reader.Read("can i take a flight"), shares);

        Assert.Equal(shares[^1], Index(Passages, Topics).Match("can i take a flight")!.Likeness, 0.0001);
    }

    [Fact]
    public void What_is_answered_all_the_same_is_the_less_likely_to_be_unanswered()
    {
        const string question = "when may i put makeup on my skin";

        var learnt = Index(Passages, Topics, "when may i put makeup on", "may i put makeup on my skin").Match(question)!.Likelihood;

        Assert.True(learnt < Index(Passages, Topics).Match(question)!.Likelihood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("\u7687\u819a")]
    public void A_question_without_known_words_gives_numbers(string question)
    {
        var match = Index(Passages, Topics).Match(question)!;

        Assert.InRange(match.Likelihood, 0, 1);
        Assert.InRange(match.Likeness, 0, 1);
    }

    [Fact]
    public void Without_passages_every_question_is_likest_to_a_topic() => Assert.Equal("flying", Index([], Topics).Match("can i take a flight")!.Topic.Id);

    private static UnansweredIndex Index(IReadOnlyList<Passage> passages, IReadOnlyList<UnansweredFile> topics, params string[] answered) =>
        new(passages, topics, answered, Corpus.Likeness(passages, topics), Corpus.Reader, ModelCache.None);
}
