using ConsultBot.Consultation.Screening.Learning;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class FeatureSetTests
{
    [Fact]
    public void The_same_word_of_two_kinds_is_two_features()
    {
        var features = new FeatureSet();
        features.Add('s', "skin");
        features.Add('c', "skin");

        Assert.Equal(2, features.ToArray().Length);
    }

    [Theory]
    [InlineData("skin", "laser", "laser", "skin")]
    [InlineData("skin", "", "", "skin")]
    [InlineData("ab", "c", "a", "bc")]
    [InlineData("skin", "laser", "skin", "lasers")]
    public void Other_words_or_another_order_are_another_feature(string first, string second, string otherFirst, string otherSecond) =>
        Assert.NotEqual(Number('b', first, second), Number('b', otherFirst, otherSecond));

    [Fact]
    public void A_word_alone_is_like_one_with_an_empty_word_beside_it()
    {
        var features = new FeatureSet();
        features.Add('s', "skin");

        Assert.Equal(Number('s', "skin", string.Empty), Assert.Single(features.ToArray()));
    }

    [Fact]
    public void A_feature_that_is_added_again_counts_once()
    {
        var features = new FeatureSet();
        for (var i = 0; i < 3; i++)
        {
            features.Add('s', "skin");
            features.Add(12345UL);
        }

        Assert.Equal(2, features.ToArray().Length);
        Assert.Distinct(features.ToArray());
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(FeatureSet.Buckets - 1UL)]
    [InlineData((ulong)FeatureSet.Buckets)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(ulong.MaxValue)]
    public void Every_number_is_below_the_number_of_buckets(ulong hash)
    {
        var features = new FeatureSet();
        features.Add(hash);

        Assert.InRange(Assert.Single(features.ToArray()), 0, FeatureSet.Buckets - 1);
    }

    [Fact]
    public void Two_words_seldom_share_a_number()
    {
        var features = new FeatureSet();
        for (var i = 0; i < 2000; i++)
        {
            features.Add('s', $"word{i}");
        }

        Assert.InRange(features.ToArray().Length, 1960, 2000);
        Assert.All(features.ToArray(), feature => Assert.InRange(feature, 0, FeatureSet.Buckets - 1));
    }

    [Fact]
    public void Without_features_it_is_empty() => Assert.Empty(new FeatureSet().ToArray());

    private static int Number(char kind, string first, string second)
    {
        var features = new FeatureSet();
        features.Add(kind, first, second);
        return Assert.Single(features.ToArray());
    }
}
