using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class PassageIndexSubjectTests
{
    private const Therapies Both = Therapies.Exosomes | Therapies.Prp;
    private const string Question = "redness";

    // All fit the question equally, so that only the subject tells them apart.
    private static readonly string[] Names = ["all", "both", "exosomes", "none", "prp", "secretome"];

    private static readonly Therapies[] Subjects = [Therapies.All, Both, Therapies.Exosomes, Therapies.None, Therapies.Prp, Therapies.Secretome];

    [Fact]
    public void Without_a_subject_all_count_the_same()
    {
        Assert.Equal(Names, Ids(Therapies.None, compares: false));
        Assert.Single(Scores(Therapies.None, compares: false).Values.Distinct());
    }

    [Fact]
    public void Passages_on_the_subject_come_first_then_those_on_several_on_none_and_on_another()
    {
        Assert.Equal(["exosomes", "all", "both", "none", "prp", "secretome"], Ids(Therapies.Exosomes, compares: false));
        var scores = Scores(Therapies.Exosomes, compares: false);
        Assert.True(scores["exosomes"] > scores["both"]);
        Assert.True(scores["both"] > scores["none"]);
        Assert.True(scores["none"] > scores["prp"] * 2);
    }

    [Fact]
    public void A_comparison_without_a_subject_prefers_passages_on_several() =>
        Assert.Equal(["all", "both", "exosomes", "none", "prp", "secretome"], Ids(Therapies.None, compares: true));

    [Fact]
    public void A_comparison_prefers_passages_that_cover_all_that_is_compared()
    {
        Assert.Equal(["all", "both", "exosomes", "prp", "none", "secretome"], Ids(Both, compares: true));
        var scores = Scores(Both, compares: true);
        Assert.Equal(scores["all"], scores["both"]);
        Assert.True(scores["both"] > scores["exosomes"]);
        Assert.True(scores["exosomes"] > scores["none"]);
        Assert.True(scores["prp"] > scores["secretome"] * 2);
    }

    [Fact]
    public void A_comparison_of_all_three_prefers_the_passage_on_all_three()
    {
        Assert.Equal(["all", "both", "exosomes", "prp", "secretome", "none"], Ids(Therapies.All, compares: true));
    }

    private static PassageIndex Index() => Corpus.Index([.. Names.Zip(Subjects, (name, subject) => Corpus.Passage(name, "Redness and other things.", subject) with { Title = "T" })]);

    private static string[] Ids(Therapies subject, bool compares) => Index().Ids(Question, subject, compares);

    private static Dictionary<string, double> Scores(Therapies subject, bool compares) =>
        Index().Search(new PassageQuery(Question, subject, compares)).ToDictionary(found => found.Passage.Id, found => found.Score, StringComparer.Ordinal);
}
