using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class LikenessIndexTests
{
    private const int Common = 7;
    private const int Rare = 8;
    private const int OtherRare = 9;
    private const int Unknown = 500;

    private static readonly LikenessIndex Three = new([Asked([Common, Rare]), Asked([Common]), Asked([Common, OtherRare])]);

    [Theory]
    [InlineData(new[] { Common })]
    [InlineData(new[] { Common, Rare, OtherRare })]
    [InlineData(new[] { Common, Rare, Unknown })]
    [InlineData(new[] { 0, FeatureSet.Buckets - 1, Common })]
    public void A_share_lies_between_0_and_1(int[] features)
    {
        var often = Enumerable.Repeat<int[]>([0, Common, Rare, OtherRare, FeatureSet.Buckets - 1], 1000).ToArray();
        var index = new LikenessIndex([Asked(often), Asked([Common]), new Wordings(often, [Common])]);

        var shares = Shares(index, features);

        Assert.Equal(3, index.Things);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.True(shares[0] > 0);
    }

    [Fact]
    public void What_explains_more_of_the_message_has_the_larger_share()
    {
        var shares = Shares(Three, Common, Rare);

        Assert.True(shares[0] > shares[1]);
        Assert.Equal(shares[1], shares[2], 0.0001f);
    }

    [Fact]
    public void A_rare_feature_counts_more_than_a_common_one()
    {
        var shares = Shares(Three, Common, Rare);

        Assert.True(shares[0] - shares[1] > 2 * shares[1]);
    }

    [Fact]
    public void What_has_more_wordings_of_a_feature_ranks_higher()
    {
        var index = new LikenessIndex([Asked([Common]), Asked([Common], [Common], [Common, Rare]), Asked([Common], [Common])]);

        var shares = Shares(index, Common);

        Assert.True(shares[1] > shares[2]);
        Assert.True(shares[2] > shares[0]);
    }

    [Fact]
    public void Title_and_text_count_as_three_wordings()
    {
        var index = new LikenessIndex([new Wordings([], [Common]), Asked([Common], [Common], [Common]), new Wordings([[Common]], [Common]), Asked([Common], [Common], [Common], [Common])]);

        var shares = Shares(index, Common);

        Assert.Equal(shares[0], shares[1]);
        Assert.Equal(shares[2], shares[3]);
        Assert.True(shares[2] > shares[0]);
    }

    [Fact]
    public void A_feature_that_nothing_has_counts_like_one_that_a_single_thing_has() =>
        Assert.Equal(Shares(Three, Rare)[0] / 2, Shares(Three, Rare, Unknown)[0], 0.0001f);

    [Fact]
    public void The_order_of_features_does_not_count() => Assert.Equal(Shares(Three, Rare, Common)[0], Shares(Three, Common, Rare)[0], 0.0001f);

    [Fact]
    public void Shares_are_added_to_the_scores()
    {
        float[] scores = [1, 2, 3];

        Three.AddShares([Rare], scores);

        Assert.Equal(1 + Shares(Three, Rare)[0], scores[0], 0.0001f);
        Assert.Equal([2, 3], scores[1..]);
    }

    [Fact]
    public void Without_features_no_score_changes() => Assert.Equal([0, 0, 0], Shares(Three));

    [Fact]
    public void Features_that_nothing_has_give_no_share() => Assert.Equal([0, 0, 0], Shares(Three, Unknown));

    [Fact]
    public void Without_things_there_are_no_shares()
    {
        var index = new LikenessIndex([]);

        Assert.Equal(0, index.Things);
        Assert.Empty(Shares(index, Common));
    }

    [Fact]
    public void A_thing_without_wordings_has_no_share()
    {
        var shares = Shares(new LikenessIndex([Asked(), Asked([Common])]), Common);

        Assert.Equal(0, shares[0]);
        Assert.True(shares[1] > 0);
    }

    private static Wordings Asked(params int[][] questions) => new(questions, []);

    private static float[] Shares(LikenessIndex index, params int[] features)
    {
        var scores = new float[index.Things];
        index.AddShares(features, scores);
        return scores;
    }
}
