using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class MessageFeaturesTests
{
    private static readonly MessageFeatures Plain = new(WordFamilies.None);

    private static readonly MessageFeatures Kin =
        new(new WordFamilies(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["swelling"] = ["swollen", "puffy"], ["size"] = ["puffy", "large"] }));

    [Theory]
    [InlineData("my lip is swollen", "my lip is puffy", 1)]
    [InlineData("my lip is large", "my lip is puffy", 1)]
    [InlineData("my lip is swollen", "my lip is large", 0)]
    [InlineData("my lip is puffy", "my lip is puffy puffy", 2)]
    public void A_word_never_learnt_is_like_its_kin(string one, string other, int families) => Assert.Equal(Shared(Plain, one, other) + families, Shared(Kin, one, other));

    [Fact]
    public void A_question_is_told_from_a_statement()
    {
        int[] asked = Read("is it red?"), said = Read("is it red");

        Assert.Equal(Number('?'), Assert.Single(asked.Except(said)));
        Assert.Equal(Number('.'), Assert.Single(said.Except(asked)));
        Assert.Superset(new HashSet<int> { Number('?'), Number('.') }, Read("It is red. Is it?").ToHashSet());
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(3, 4, false)]
    [InlineData(4, 7, true)]
    [InlineData(23, 24, false)]
    [InlineData(24, 200, true)]
    public void Length_counts_in_steps_up_to_a_longest(int words, int others, bool isAlike) =>
        Assert.Equal(isAlike, Number('n', Length(words)) == Number('n', Length(others)) && Has(words) && Has(others));

    [Theory]
    [InlineData("microneedling", "micronedling")]
    [InlineData("swollen", "swolen")]
    [InlineData("exosomes", "exosoms")]
    public void A_misspelt_word_shares_runs_of_letters_with_the_right_one(string right, string misspelt) =>
        Assert.True(Shared(Plain, right, misspelt) > Shared(Plain, right, "plaster") + 1, $"{Shared(Plain, right, misspelt)}");

    [Fact]
    public void Forms_of_a_word_share_its_stem()
    {
        Assert.Contains(Number('s', "swell"), Read("it swells"));
        Assert.Contains(Number('s', "swell"), Read("it is swelling"));
        Assert.DoesNotContain(Number('s', "swells"), Read("it swells"));
    }

    [Fact]
    public void Words_that_stand_side_by_side_or_with_one_between_are_features_and_so_are_both_ends()
    {
        int[] expected = [Number('b', "|", "red"), Number('b', "red", "lip"), Number('g', "red", "hurt"), Number('b', "hurt", "|")];

        Assert.Subset(Read("red lip hurts").ToHashSet(), expected.ToHashSet());
        Assert.Empty(Read("hurts my red and lip").Intersect(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("? ! .")]
    [InlineData("red red red red")]
    [InlineData("皮膚 is 5.5 % red")]
    public void Features_are_distinct_and_below_their_number(string text)
    {
        var features = Read(text);

        Assert.NotEmpty(features);
        Assert.Distinct(features);
        Assert.All(features, feature => Assert.InRange(feature, 0, FeatureSet.Buckets - 1));
    }

    [Fact]
    public void The_same_text_has_the_same_features() => Assert.Equal(Read("My LIP is swollen!"), Read("my lip, is swollen."));

    [Fact]
    public void Others_may_be_added()
    {
        var features = Plain.Read(TextFolding.Fold("is it red"));
        features.Add('r', "rule");

        Assert.Equal(Number('r', "rule"), Assert.Single(features.ToArray().Except(Read("is it red"))));
    }

    private static string Length(int words) => $"{Math.Min(6, words / 4)}";

    private static bool Has(int words) => Read(string.Join(' ', Enumerable.Repeat("red", words))).Contains(Number('n', Length(words)));

    private static int[] Read(string text) => Plain.Read(TextFolding.Fold(text)).ToArray();

    private static int Shared(MessageFeatures reader, string one, string other) =>
        reader.Read(TextFolding.Fold(one)).ToArray().Intersect(reader.Read(TextFolding.Fold(other)).ToArray()).Count();

    private static int Number(char kind, string first = "", string second = "")
    {
        var features = new FeatureSet();
        features.Add(kind, first, second);
        return Assert.Single(features.ToArray());
    }
}
