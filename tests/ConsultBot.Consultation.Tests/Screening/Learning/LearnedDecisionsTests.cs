using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class LearnedDecisionsTests
{
    private static readonly LearnedRule Person = new(Given.Rule("learned.handoff", Decision.Handoff), 0.5f);
    private static readonly LearnedRule Danger = new(Given.Rule("learned.emergency", Decision.Emergency), 0.5f);

    private static readonly string[] Fair =
        ["what are exosomes made of", "how do exosomes work in the skin", "is there proof that prp helps", "what did the trials of secretome show", "where do the cells come from"];

    private static readonly (Decision, string)[] Others =
    [
        (Decision.Handoff, "please let me talk to a person"), (Decision.Handoff, "i want to speak with someone at the desk"), (Decision.Handoff, "put me through to a human please"),
        (Decision.Emergency, "my throat is closing and i cannot breathe"), (Decision.Emergency, "she cannot breathe and her lips are blue"), (Decision.Emergency, "i can not get air"),
        (Decision.Crisis, "there is no rule for this one"),
    ];

    private static readonly LearnedDecisions Learned = new([Person, Danger], new HashSet<string>(StringComparer.Ordinal) { "handoff.person", "handoff.hidden", "refuse_promise" }, likely: 0.6f, beyondDoubt: 0.7f, Fair, Others, ModelCache.None);

    [Theory]
    [InlineData("could i talk to a human", "learned.handoff")]
    [InlineData("help she cannot breathe", "learned.emergency")]
    public void A_message_like_examples_hits_their_rule(string text, string rule)
    {
        var hits = new List<RuleHit>();

        Assert.False(Learned.Apply(TextFolding.Fold(text), hits));

        Assert.Equal(rule, Assert.Single(hits).Rule.Id);
    }

    [Fact]
    public void What_a_rule_decides_already_is_not_added()
    {
        List<RuleHit> hits = [new(Given.Rule("handoff.person", Decision.Handoff), "person", 0, null)];

        Learned.Apply(TextFolding.Fold("please let me talk to a human"), hits);

        Assert.Equal("handoff.person", Assert.Single(hits).Rule.Id);
    }

    [Fact]
    public void A_fair_question_beyond_doubt_lifts_the_rules_that_yield_and_no_other()
    {
        List<RuleHit> hits =
        [
            new(Given.Rule("handoff.person", Decision.Handoff), "desk", 0, null),
            new(Given.Rule("handoff.hidden", Decision.Handoff), "desk", -1, "reversed"),
            new(Given.Rule("handoff.price", Decision.Handoff), "price", 0, null),
            new(Given.Rule("promise.any", Decision.RefusePromise), "promise", 0, null),
            new(Given.Rule("emergency.air", Decision.Emergency), "air", 0, null),
        ];

        Assert.True(Learned.Apply(TextFolding.Fold("what did the trials of exosomes show"), hits));

        Assert.Equal(["handoff.hidden", "handoff.price", "emergency.air"], hits.Select(hit => hit.Rule.Id));
    }

    [Fact]
    public void Who_says_to_be_safe_is_believed()
    {
        List<RuleHit> hits = [new(Given.Rule("safe-now", Decision.Smalltalk) with { EndsUrgency = true }, "safe", 0, null)];

        Assert.False(Learned.Apply(TextFolding.Fold("i am safe, she cannot breathe was a joke"), hits));

        Assert.Equal("safe-now", Assert.Single(hits).Rule.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("talk to person")]
    public void A_few_words_say_too_little(string text)
    {
        var hits = new List<RuleHit>();

        Assert.False(Learned.Apply(TextFolding.Fold(text), hits));
        Assert.Empty(hits);
    }

    [Fact]
    public void Likelihoods_are_those_of_one_distribution_and_the_same_examples_give_the_same()
    {
        (int[], int)[] examples = [.. Fair.Select(text => (MessageFeatures.Read(TextFolding.Fold(text)), 0)), .. Others.Select(other => (MessageFeatures.Read(TextFolding.Fold(other.Item2)), 1))];
        var features = MessageFeatures.Read(TextFolding.Fold("please let me breathe"));
        float[] one = new float[2], other = new float[2];

        DecisionModel.Train(examples, 2, [1, 4]).Read(features, one);
        DecisionModel.Train(examples, 2, [1, 4]).Read(features, other);

        Assert.Equal(one, other);
        Assert.Equal(1, one.Sum(), 0.0001f);
        Assert.All(features, feature => Assert.InRange(feature, 0, MessageFeatures.Buckets - 1));
    }
}
