using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexTests
{
    private static readonly Passage[] Small =
    [
        Corpus.Passage("exosome-risk", "Exosomes carry risks such as redness.", Therapies.Exosomes, "are exosomes dangerous", "exosome side effects"),
        Corpus.Passage("prp-risk", "PRP carries risks such as bruising.", Therapies.Prp, "is prp dangerous", "prp side effects"),
        Corpus.Passage("risk-compared", "Both exosomes and PRP carry risks.", Therapies.Exosomes | Therapies.Prp, "which carries the bigger danger"),
        Corpus.Passage("ageing", "Sunlight ages skin.", Therapies.None, "why does my skin wrinkle"),
    ];

    [Fact]
    public void Search_FindsByTheKnownQuestion() => Assert.Equal("ageing", Corpus.Index(Small).Ids("so, why does skin wrinkle at all")[0]);

    [Fact]
    public void Search_FindsByTheWordsOfThePassageAlone() => Assert.Equal(["prp-risk"], Corpus.Index(Small).Found("bruising"));

    [Fact]
    public void Search_FindsByTheTitle() => Assert.Equal(["needle-marks"], Corpus.Index(Corpus.Passage("needle-marks", "They fade."), Small[0]).Found("needle"));

    [Fact]
    public void Search_RanksThePassageThatIsKnownToAnswerBeforeOneThatMentionsTheWords()
    {
        var index = Corpus.Index(
            Corpus.Passage("mentions", "Downtime downtime downtime after laser."), Corpus.Passage("answers", "Most people rest a day.", Therapies.None, "how much downtime should i plan"));

        Assert.Equal(["answers", "mentions"], index.Ids("do i have to plan downtime"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r ")]
    [InlineData("and what is the")]
    [InlineData("?!.;\n")]
    [InlineData("\0\u202E\uFEFF")]
    public void Search_WithoutAWordOfContent_FindsNothing(string question) => Assert.Empty(Corpus.Index(Small).Ids(question));

    [Theory]
    [InlineData("quantum chromodynamics")]
    [InlineData("quantum chromodynamics? Maxwell.")]
    [InlineData("weather forecast tomorrow")]
    public void Search_WithoutASharedWord_FindsNoMoreThanATrace(string question) => Assert.Empty(Corpus.Index(Small).Found(question));

    [Fact]
    public void Search_OfNoPassages_FindsNothing() => Assert.Empty(Corpus.Index().Ids("are exosomes dangerous"));

    [Fact]
    public void Search_OfPassagesWithoutQuestions_FindsByTheirWords() => Assert.Equal(["a"], Corpus.Index(Corpus.Passage("a", "Skin."), Corpus.Passage("b", "Laser.")).Found("skin"));

    [Fact]
    public void Scores_lie_between_0_and_1_and_fall()
    {
        foreach (var question in Small.SelectMany(passage => passage.Questions).Append("risk risk redness bruising danger skin"))
        {
            foreach (var compares in new[] { true, false })
            {
                var scores = Corpus.Index(Small).Search(new PassageQuery(question, Therapies.Exosomes | Therapies.Prp, compares)).Select(found => found.Score).ToArray();

                Assert.All(scores, score => Assert.InRange(score, double.Epsilon, 1));
                Assert.Equal(scores.OrderDescending(), scores);
            }
        }
    }

    [Fact]
    public void Search_GivesAtMostEight() =>
        Assert.Equal(8, Corpus.Index([.. Enumerable.Range(0, 20).Select(i => Corpus.Passage($"p{i:D2}", "Skin."))]).Ids("skin").Length);

    [Fact]
    public void Search_OfPassagesThatFitEqually_GoesByTheirIds() =>
        Assert.Equal(["A", "a", "a-b", "ab", "b"], Corpus.Index([.. new[] { "b", "ab", "A", "a-b", "a" }.Select(id => Corpus.Passage(id, "Skin.") with { Title = "T" })]).Ids("skin"));

    [Fact]
    public void Search_DoesNotDependOnCaseMarksOrInvisibleCharacters()
    {
        var index = Corpus.Index(Small);
        var plain = index.Search(new PassageQuery("are exosomes dangerous", Therapies.None, Compares: false));

        foreach (var question in new[] { "ARE EXOSOMES DANGEROUS", "are exosomes - dangerous", "are **exo\u200Bsomes** \u202Edangerous\0", "are exosomes \uD83E dangerous", "are\r\texosomes dangerous" })
        {
            Assert.Equal(plain, index.Search(new PassageQuery(question, Therapies.None, Compares: false)));
        }
    }

    [Fact]
    public void A_question_in_a_long_message_is_found_in_its_part()
    {
        var index = Corpus.Index(Small);
        const string chat = "Good morning doctor Miller, holiday weather finally arrived around Lisbon. Why does my skin wrinkle? Grandmother baked another wonderful lemon cake yesterday!";

        Assert.Equal("ageing", index.Ids(chat)[0]);
        Assert.True(index.Score("ageing", chat) > index.Score("ageing", chat.Replace('.', ' ').Replace('?', ' ').Replace(',', ' ')));
    }

    [Fact]
    public void A_message_of_100_KB_is_searched_like_any_other()
    {
        var index = Corpus.Index(Small);

        Assert.Equal("ageing", index.Ids($"{string.Concat(Enumerable.Repeat("blah blub. ", 10_000))}Why does skin wrinkle?")[0]);
        Assert.Empty(index.Found(new string('x', 100 * 1024)));
        Assert.Empty(index.Ids(new string('.', 100 * 1024)));
    }

    [Fact]
    public void Search_InParallel_GivesWhatItGivesAlone()
    {
        var index = Corpus.Index(Small);
        var queries = Small.SelectMany(passage => passage.Questions).Select(question => new PassageQuery(question, Therapies.Exosomes, Compares: false)).ToArray();
        var alone = Array.ConvertAll(queries, index.Search);

        Parallel.For(0, 500, i => Assert.Equal(alone[i % queries.Length], index.Search(queries[i % queries.Length])));
    }
}
