using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class ReadingFeaturesTests
{
    private const int Copies = 3;

    private static readonly Reading Bare = Weighing.Reading("does it hurt much");

    [Fact]
    public void The_words_are_among_them_and_that_nothing_was_found()
    {
        var words = new MessageFeatures(WordFamilies.None).Read(TextFolding.Fold("does it hurt much")).ToArray();

        var features = Weighing.Features.Read(Bare);

        Assert.Subset(features.ToHashSet(), words.ToHashSet());
        Assert.Equal(words.Length + Copies, features.Length);
        Assert.Distinct(features);
    }

    [Fact]
    public void What_was_found_counts_more_than_a_word()
    {
        Assert.Equal(Copies, Added(Bare with { IsOnSubject = true }));
        Assert.Equal(Copies, Added(Bare with { Compares = true }));
        Assert.Equal(Copies, Added(Bare with { PointsBack = true }));
        Assert.Equal(Copies, Added(Bare with { SaysTreated = true }));
        Assert.Equal(Copies, Added(Bare with { AsksAboutHarm = true }));
        Assert.Equal(Copies, Added(Bare with { Subject = Therapies.Prp }));
        Assert.Equal(2 * Copies, Added(Bare with { Subject = Therapies.Prp | Therapies.Exosomes }));
        Assert.Equal(Copies, Added(Bare with { Disguises = ["reversed"] }));
    }

    [Fact]
    public void Each_finding_is_another_feature()
    {
        Reading[] readings =
        [
            Bare, Bare with { IsOnSubject = true }, Bare with { Compares = true }, Bare with { PointsBack = true }, Bare with { SaysTreated = true }, Bare with { AsksAboutHarm = true },
            Bare with { Subject = Therapies.Prp }, Bare with { Subject = Therapies.Exosomes }, Bare with { Disguises = ["reversed"] }, Bare with { Disguises = ["spaced"] },
            Bare with { Hits = [Weighing.Hit("a", Decision.Handoff)] }, Bare with { Hits = [Weighing.Hit("b", Decision.Handoff)] }, Bare with { Hits = [Weighing.Hit("a", Decision.Crisis)] },
        ];

        Assert.Distinct(readings.Select(reading => string.Join(' ', Weighing.Features.Read(reading).Order())));
    }

    [Fact]
    public void A_hit_is_known_by_its_rule_and_by_its_decision()
    {
        int[] one = Read("handoff.price", Decision.Handoff), other = Read("handoff.person", Decision.Handoff), third = Read("promise.any", Decision.RefusePromise);
        var nothing = Weighing.Features.Read(Bare);

        Assert.Equal(2 * Copies, one.Except(nothing).Count());
        Assert.Equal(Copies, nothing.Except(one).Count());
        Assert.Equal(Copies, one.Intersect(other).Except(nothing).Count());
        Assert.Empty(one.Intersect(third).Except(nothing));
    }

    private static int[] Read(string id, Decision decision) => Weighing.Features.Read(Bare with { Hits = [Weighing.Hit(id, decision)] });

    private static int Added(Reading reading)
    {
        var bare = Weighing.Features.Read(Bare);
        var features = Weighing.Features.Read(reading);
        Assert.Empty(bare.Except(features));
        return features.Except(bare).Count();
    }
}
