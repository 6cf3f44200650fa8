using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexFactorTests
{
    private const float NameAlone = 0.55f;
    private const float NotAboutHarm = 0.5f;

    // The same corpus and question once about a therapy and once about a word like any other: only what the name counts for tells the scores apart.
    [Theory]
    [InlineData("{0}", 1, 1, 1, 1)]
    [InlineData("{0} parcels", 1, 1, 1, 1)]
    [InlineData("{0} dandruff", 0, 1, 1, 2)]
    [InlineData("{0} dandruff beard", 0, 2, 1, 3)]
    [InlineData("{0} parcels dandruff", 1, 2, 2, 3)]
    [InlineData("{0} parcels tiny dandruff dandruff", 2, 3, 3, 4)]
    [InlineData("{0} heading", 1, 1, 1, 1)]
    [InlineData("{0} shipped", 1, 1, 1, 1)]
    public void A_passage_counts_for_less_the_fewer_words_besides_the_name_it_shares(string question, int shared, int of, int sharedWithName, int ofWithName)
    {
        foreach (var therapy in new[] { "exosomes", "secretome", "prp" })
        {
            var ofTherapy = ScoreAbout(therapy, question);
            var ofWord = ScoreAbout("laser", question);

            Assert.Equal(ofWord / Factor(sharedWithName, ofWithName) * Factor(shared, of), ofTherapy, precision: 5);
        }
    }

    [Theory]
    [InlineData("exosomes", "subject", "name")]
    [InlineData("laser", "name", "subject")]
    public void A_passage_that_shares_the_name_alone_comes_after_one_that_shares_the_subject(string name, string first, string second)
    {
        var index = Corpus.Index(
            Corpus.Passage("name", $"{name} come as parcels."), Corpus.Passage("subject", "Redness mostly fades within days when skin heals well."));

        Assert.Equal([first, second], index.Ids($"{name} redness"));
    }

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

        var plain = Assert.Single(index.Search(new PassageQuery("redness", Therapies.None, Compares: false))).Score;
        var aboutHarm = Assert.Single(index.Search(new PassageQuery("redness", Therapies.None, Compares: false, AboutHarm: true))).Score;

        Assert.Equal(plain * factor, aboutHarm, precision: 5);
    }

    private static float Factor(int shared, int of) => NameAlone + ((1 - NameAlone) * MathF.Sqrt(shared / (float)of));

    private static double ScoreAbout(string name, string question)
    {
        var index = Corpus.Index(
            Corpus.Passage("one", $"{name} are tiny parcels.", Therapies.None, $"how is {name} shipped") with { Title = $"Heading of {name}" },
            Corpus.Passage("other", "Sunlight ages skin.", Therapies.None, "why does skin wrinkle"));
        return index.Score("one", question.Replace("{0}", name, StringComparison.Ordinal));
    }
}
