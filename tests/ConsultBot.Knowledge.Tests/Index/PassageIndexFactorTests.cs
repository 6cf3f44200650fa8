using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexFactorTests
{
    private const float NotAboutHarm = 0.5f;

    [Theory]
    [InlineData("safety", 1)]
    [InlineData("side-effects", 1)]
    [InlineData("special-groups", 1)]
    [InlineData("regulation", 1)]
    [InlineData("procedure", 1)]
    [InlineData("advertising", 1)]
    [InlineData("choosing-a-clinic", 1)]
    [InlineData("comparison", 1)]
    [InlineData("benefits,safety", 1)]
    [InlineData("benefits", NotAboutHarm)]
    [InlineData("basics,evidence", NotAboutHarm)]
    [InlineData("Safety", NotAboutHarm)]
    [InlineData("", NotAboutHarm)]
    public void To_a_question_about_harm_a_passage_on_another_topic_counts_for_half(string topics, float factor)
    {
        var passage = Corpus.Passage("one", "Redness can follow.") with { Topics = topics.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        var index = Corpus.Index(passage, Corpus.Passage("other", "Sunlight ages skin."));

        var plain = index.Search(new PassageQuery("redness", Therapies.None, Compares: false))[0];
        var aboutHarm = index.Search(new PassageQuery("redness", Therapies.None, Compares: false, AboutHarm: true))[0];

        Assert.Equal(("one", "one"), (plain.Passage.Id, aboutHarm.Passage.Id));
        Assert.Equal(plain.Score * factor, aboutHarm.Score, precision: 5);
    }
}
