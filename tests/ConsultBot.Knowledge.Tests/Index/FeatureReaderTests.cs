using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class FeatureReaderTests
{
    private static readonly FeatureReader Plain = Corpus.Reader;

    [Fact]
    public void Features_are_distinct_and_below_their_number()
    {
        var features = Plain.Read("Does laser redness after laser fade, or does laser redness stay?");

        Assert.Distinct(features);
        Assert.All(features, feature => Assert.InRange(feature, 0, FeatureSet.Buckets - 1));
    }

    [Fact]
    public void All_features_of_the_words_are_among_them() =>
        Assert.Subset(Plain.Read("how long does redness last").ToHashSet(), new MessageFeatures(WordFamilies.None).Read(TextFolding.Fold("how long does redness last")).ToArray().ToHashSet());

    [Fact]
    public void Index_terms_and_their_neighbours_are_among_them()
    {
        var features = new FeatureSet();
        features.Add('t', "laser");
        features.Add('t', "red");
        features.Add('t', string.Empty, "laser");
        features.Add('t', "laser", "red");

        Assert.Subset(Plain.Read("is the laser red").ToHashSet(), features.ToArray().ToHashSet());
        Assert.False(Plain.Read("red is the laser").ToHashSet().IsSupersetOf(features.ToArray()));
    }

    [Fact]
    public void Words_of_one_group_share_the_feature_of_their_term()
    {
        var reader = new FeatureReader(new TermReader(new Dictionary<string, string>(StringComparer.Ordinal) { ["expens"] = "cost" }), WordFamilies.None);

        Assert.Equal(["cost"], reader.Terms("is it expensive"));
        Assert.Equal(Shared(Plain, "expensive", "cost") + 2, Shared(reader, "expensive", "cost"));
    }

    [Fact]
    public void Words_of_one_family_share_its_feature()
    {
        var reader = new FeatureReader(
            TermReader.Plain, new WordFamilies(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["redness"] = ["crimson", "beetroot"] }));

        Assert.Equal(Shared(Plain, "crimson", "beetroot") + 1, Shared(reader, "crimson", "beetroot"));
    }

    [Fact]
    public void Other_terms_may_stand_in_the_place_of_the_texts_own()
    {
        Assert.Equal(Plain.Read("micronedling").Order(), Plain.Read("micronedling", ["micronedl"]).Order());
        Assert.True(Overlap(Plain.Read("micronedling", ["microneedl"]), Plain.Read("microneedling")) > Shared(Plain, "micronedling", "microneedling"));
    }

    private static int Shared(FeatureReader reader, string one, string other) => Overlap(reader.Read(one), reader.Read(other));

    private static int Overlap(int[] one, int[] other) => one.Intersect(other).Count();
}
