using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class LearnedDecisionsTests
{
    private const float Likely = 0.6f;
    private const float BeyondDoubt = 0.85f;

    // So much weight that the few words of these tests read less fair than beyond doubt, but still fairer than anything else.
    private const float Doubtful = -15;

    private static readonly LearnedRule Person = new(Given.Rule("learned.handoff", Decision.Handoff), From: 0.5f, Keeps: 0.4f);
    private static readonly LearnedRule Danger = new(Given.Rule("learned.emergency", Decision.Emergency), From: 0.5f, Keeps: 0.03f);
    private static readonly LearnedRule Amount = new(Given.Rule("learned.dosing", Decision.RefuseDosing), From: 0.5f, Keeps: 0.1f);

    private static readonly string[] Fair =
        ["what are exosomes made of", "how do exosomes work in the skin", "is there proof that prp helps", "what did the trials of secretome show", "where do the cells come from"];

    private static readonly (int Kind, string Text)[] Others =
    [
        (1, "please let me talk to a person"), (1, "i want to speak with someone at the desk"), (1, "put me through to a human please"),
        (2, "my throat is closing and i cannot breathe"), (2, "she cannot breathe and her lips are blue"), (2, "i can not get air"),
    ];

    private static readonly LearnedDecisions Learned = new([Person, Danger], Likely, BeyondDoubt, Weighing.Features, LearnedDecisions.Train(
        [
            .. Fair.Select(text => (Weighing.Features.Read(Weighing.Reading(text)), 0)),
            .. Others.Select(other => (Weighing.Features.Read(Weighing.Reading(other.Text)), other.Kind)),
        ],
        rules: 2));

    [Theory]
    [InlineData("could i talk to a human", "learned.handoff")]
    [InlineData("help she cannot breathe", "learned.emergency")]
    public void A_message_like_examples_hits_their_rule(string text, string rule)
    {
        var weighed = Learned.Weigh(Weighing.Reading(text), lastRefusal: null);

        var hit = Assert.Single(weighed.Hits);
        Assert.Equal((rule, -1, null), (hit.Rule.Id, hit.Sentence, hit.Disguise));
        Assert.False(weighed.ReadsFair);
        Assert.Empty(weighed.SetAside);
    }

    [Fact]
    public void A_message_like_fair_questions_reads_fair()
    {
        var weighed = Learned.Weigh(Weighing.Reading("what did the trials of exosomes show"), lastRefusal: null);

        Assert.True(weighed.ReadsFair);
        Assert.Empty(weighed.Hits);
    }

    [Fact]
    public void It_learns_how_far_a_rule_is_to_be_trusted()
    {
        var desk = Weighing.Hit("handoff.desk", Decision.Handoff);
        var learned = new LearnedDecisions([Person], Likely, BeyondDoubt, Weighing.Features, LearnedDecisions.Train(
            [
                .. Fair.Select(text => (Weighing.Features.Read(Weighing.Reading(text, desk)), 0)),
                .. Others.Where(other => other.Kind is 1).Select(other => (Weighing.Features.Read(Weighing.Reading(other.Text)), 1)),
            ],
            rules: 1));

        var weighed = learned.Weigh(Weighing.Reading("what did the trials of exosomes show", desk), lastRefusal: null);

        Assert.Equal([desk], weighed.SetAside);
        Assert.Empty(weighed.Hits);
        Assert.True(weighed.ReadsFair);
    }

    [Fact]
    public void Its_rules_are_those_it_was_given() => Assert.Equal([Person.Rule, Danger.Rule], Learned.Rules);

    [Theory]
    [InlineData(0.59f, false)]
    [InlineData(0.61f, true)]
    public void From_likely_on_a_message_reads_fair(float fair, bool readsFair) => Assert.Equal(readsFair, Weigh(Saying(fair), "what is it made of").ReadsFair);

    [Theory]
    [InlineData(0.41f, true)]
    [InlineData(0.39f, false)]
    [InlineData(0.01f, false)]
    public void A_hit_that_is_found_less_likely_than_it_keeps_is_set_aside_and_reported(float likelihood, bool counts)
    {
        var hit = Weighing.Hit("handoff.desk", Decision.Handoff);

        var weighed = Weigh(Saying(0.99f - likelihood, person: likelihood), "who sits at the desk", hit);

        Assert.Equal(counts ? [hit] : [], weighed.Hits);
        Assert.Equal(counts ? [] : [hit], weighed.SetAside);
    }

    [Fact]
    public void Each_decision_keeps_by_its_own_likelihood()
    {
        RuleHit desk = Weighing.Hit("handoff.desk", Decision.Handoff), air = Weighing.Hit("emergency.air", Decision.Emergency), amount = Weighing.Hit("dosing.any", Decision.RefuseDosing);

        var weighed = Weigh(Saying(0.7f, person: 0.2f, danger: 0.04f, amount: 0.06f), "is there air at the desk", desk, air, amount);

        Assert.Equal([air], weighed.Hits);
        Assert.Equal([desk, amount], weighed.SetAside);
    }

    [Fact]
    public void What_keeps_0_never_sets_aside()
    {
        var hit = Weighing.Hit("handoff.desk", Decision.Handoff);
        var learned = new LearnedDecisions([Person with { Keeps = 0 }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(1, 1e-30f));

        var weighed = learned.Weigh(Weighing.Reading("who sits at the desk", hit), lastRefusal: null);

        Assert.Equal([hit], weighed.Hits);
        Assert.Empty(weighed.SetAside);
    }

    [Fact]
    public void What_was_disguised_or_depends_on_the_conversation_or_is_not_learnt_stays()
    {
        RuleHit With(Func<ScreeningRule, ScreeningRule> change) => new(change(Given.Rule("handoff.any", Decision.Handoff)), "phrase", 0, null);
        RuleHit[] hits =
        [
            Weighing.Hit("handoff.hidden", Decision.Handoff, sentence: -1, disguise: "reversed"), Weighing.Hit("promise.any", Decision.RefusePromise),
            With(rule => rule with { AfterRefusalOf = "dose" }), With(rule => rule with { OnlyWhile = [Decision.Crisis] }), With(rule => rule with { OnlyWhenTreated = true }),
            With(rule => rule with { AsksForMore = true }),
        ];
        var plain = Weighing.Hit("handoff.desk", Decision.Handoff);

        var weighed = Weigh(Saying(0.97f), "who sits at the desk", [.. hits, plain]);

        Assert.Equal(hits, weighed.Hits);
        Assert.Equal([plain], weighed.SetAside);
    }

    [Theory]
    [InlineData(0.3f, 0.32f, "learned.handoff")] // below "from", but likelier than a fair question
    [InlineData(0.45f, 0.51f, "learned.handoff")]
    [InlineData(0.4f, 0.38f, null)]
    public void What_is_likelier_than_a_fair_question_is_added(float fair, float person, string? rule) =>
        Assert.Equal(rule, Weigh(Saying(fair, person), "who sits at the desk").Hits.SingleOrDefault()?.Rule.Id);

    [Theory]
    [InlineData(0.3f, 0.32f, null)]
    [InlineData(0.45f, 0.51f, "learned.handoff")]
    public void A_rule_that_does_not_lead_is_added_only_from_its_likelihood_on(float fair, float person, string? rule)
    {
        var learned = new LearnedDecisions([Person with { Leads = false }, Danger, Amount], Likely, BeyondDoubt, Weighing.Features, Saying(fair, person));

        Assert.Equal(rule, learned.Weigh(Weighing.Reading("who sits at the desk"), lastRefusal: null).Hits.SingleOrDefault()?.Rule.Id);
    }

    [Fact]
    public void From_its_likelihood_on_a_rule_is_added_though_a_fair_question_is_likelier()
    {
        var learned = new LearnedDecisions([Danger with { From = 0.3f }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(0.65f, 0.35f));

        var weighed = learned.Weigh(Weighing.Reading("can it close my throat"), lastRefusal: null);

        Assert.Equal(("learned.emergency", "0.35"), weighed.Hits.Select(hit => (hit.Rule.Id, hit.Phrase)).Single());
        Assert.True(weighed.ReadsFair);
    }

    [Theory]
    [InlineData(0.51f, 0.45f, "learned.emergency")]
    [InlineData(0.52f, 0.47f, "learned.emergency")]
    public void Danger_that_is_likely_enough_comes_before_what_is_likelier(float person, float danger, string rule)
    {
        var learned = new LearnedDecisions([Person, Danger with { From = 0.2f }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(0.01f, person, danger));

        Assert.Equal(rule, learned.Weigh(Weighing.Reading("who sits at the desk"), lastRefusal: null).Hits.Single().Rule.Id);
    }

    [Fact]
    public void Of_two_dangers_that_are_likely_enough_the_gravest_counts()
    {
        var despair = new LearnedRule(Given.Rule("learned.crisis", Decision.Crisis), From: 0.2f, Keeps: 0.03f);
        var learned = new LearnedDecisions([Danger with { From = 0.2f }, despair], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(0.1f, 0.6f, 0.3f));

        Assert.Equal("learned.crisis", learned.Weigh(Weighing.Reading("my throat and no way out"), lastRefusal: null).Hits.Single().Rule.Id);
    }

    [Theory]
    [InlineData(true, 0.5f, "learned.handoff")]
    [InlineData(false, 0.5f, null)]
    [InlineData(false, 0.85f, "learned.handoff")]
    public void Without_a_word_of_the_subject_a_rule_may_count_from_another_likelihood(bool isOnSubject, float person, string? rule)
    {
        var learned = new LearnedDecisions([Person with { OffSubject = 0.8f, Leads = false }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(1 - person, person));

        var weighed = learned.Weigh(Weighing.Reading("who sits at the desk") with { IsOnSubject = isOnSubject }, lastRefusal: null);

        Assert.Equal(rule, weighed.Hits.SingleOrDefault()?.Rule.Id);
    }

    [Theory]
    [InlineData(true, 0.5f, true)]
    [InlineData(false, 0.5f, false)]
    [InlineData(false, 0.85f, true)]
    public void Without_a_word_of_the_subject_a_hit_is_kept_from_that_likelihood_too(bool isOnSubject, float person, bool counts)
    {
        var hit = Weighing.Hit("handoff.desk", Decision.Handoff);
        var learned = new LearnedDecisions([Person with { OffSubject = 0.8f, Leads = false }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(1 - person, person));

        var weighed = learned.Weigh(Weighing.Reading("who sits at the desk", hit) with { IsOnSubject = isOnSubject }, lastRefusal: null);

        Assert.Equal((counts ? 1 : 0, counts ? 0 : 1), (weighed.Hits.Count, weighed.SetAside.Count));
    }

    [Theory]
    [InlineData(0.6f, "learned.emergency")]
    [InlineData(0.9f, null)]
    [InlineData(null, null)]
    public void Danger_in_one_sentence_of_several_counts_from_its_own_likelihood(float? inSentence, string? rule)
    {
        // The sentence that asks weighs more than the one that does not, so that the whole reads fair.
        var model = Weighing.Saying([0.3f, 0.7f], statementIsFair: 0);
        var learned = new LearnedDecisions([Danger with { From = 0.8f, Leads = false, InSentence = inSentence }], Likely, BeyondDoubt, Weighing.Features, model);

        var hit = learned.Weigh(Weighing.Reading("what is prp? my throat is closing"), lastRefusal: null).Hits.FirstOrDefault();

        Assert.Equal(rule, hit?.Rule.Id);
        Assert.Equal(rule is null ? null : 0, hit?.Sentence);
    }

    [Fact]
    public void A_message_of_one_sentence_is_weighed_as_a_whole()
    {
        var learned = new LearnedDecisions([Danger with { From = 0.8f, Leads = false, InSentence = 0.6f }], Likely, BeyondDoubt, Weighing.Features, Weighing.Saying(0.3f, 0.7f));

        Assert.Empty(learned.Weigh(Weighing.Reading("my throat is closing"), lastRefusal: null).Hits);
    }

    [Fact]
    public void What_a_rule_decides_already_is_not_added()
    {
        var hit = Weighing.Hit("handoff.person", Decision.Handoff);

        Assert.Equal([hit], Learned.Weigh(Weighing.Reading("please let me talk to a human", hit), lastRefusal: null).Hits);
    }

    [Theory]
    [InlineData(0.05f, 0.7f, "promise.any")] // a person is no more than what was hit decides already
    [InlineData(0.7f, 0.05f, "promise.any learned.emergency")]
    public void Beside_a_hit_only_what_is_graver_than_a_handoff_is_added(float danger, float person, string rules) =>
        Assert.Equal(rules.Split(' '), Weigh(Saying(0.1f, person, danger), "promise me that it works", Weighing.Hit("promise.any", Decision.RefusePromise)).Hits.Select(hit => hit.Rule.Id));

    [Fact]
    public void Hits_of_the_decision_that_is_made_all_the_same_are_not_set_aside_but_name_its_reply()
    {
        RuleHit desk = Weighing.Hit("handoff.desk", Decision.Handoff), price = Weighing.Hit("handoff.price", Decision.Handoff), amount = Weighing.Hit("dosing.any", Decision.RefuseDosing);

        var weighed = Weigh(Saying(0.35f, person: 0.38f, amount: 0.05f), "what is it at the desk", desk, price, amount);

        Assert.Equal([desk, price], weighed.Hits);
        Assert.Equal([amount], weighed.SetAside);
    }

    [Fact]
    public void A_hit_that_was_set_aside_does_not_hinder_what_is_found_instead()
    {
        var weighed = Weigh(Saying(0.1f, person: 0.05f, danger: 0.8f), "the desk has no air", Weighing.Hit("handoff.desk", Decision.Handoff));

        Assert.Equal("learned.emergency", Assert.Single(weighed.Hits).Rule.Id);
        Assert.Equal("handoff.desk", Assert.Single(weighed.SetAside).Rule.Id);
    }

    [Theory]
    [InlineData("My cousin told me a long story. What are exosomes made of?", 0.03f, 0.01f, null)]
    [InlineData("My cousin told me a long story. What though?", 0.03f, 0.01f, "learned.handoff")]
    [InlineData("My cousin told me a long story. Then another one", 0.03f, 0.01f, "learned.handoff")]
    [InlineData("My cousin told me a long story", 0.03f, 0.01f, "learned.handoff")]
    [InlineData("My cousin told me a long story. What are exosomes made of?", 0.01f, 0.03f, "learned.emergency")]
    public void A_fair_sentence_keeps_a_message_from_being_handed_off_but_not_from_what_is_graver(string text, float person, float danger, string? rule) =>
        Assert.Equal(rule, Weigh(Weighing.Saying([0.95f, person, danger, 0.005f], statementIsFair: -60), text).Hits.SingleOrDefault()?.Rule.Id);

    [Theory]
    [InlineData(0.8f, Decision.RefuseDosing, "learned.dosing")]
    [InlineData(0.9f, Decision.RefuseDosing, null)]
    [InlineData(0.8f, Decision.RefusePromise, null)] // nothing is learnt of promises
    [InlineData(0.8f, null, null)]
    public void What_follows_a_refusal_and_may_not_be_a_fair_question_is_refused_again(float fair, Decision? lastRefusal, string? rule)
    {
        var learned = Of(Saying(fair));

        Assert.Equal(rule, learned.Weigh(Weighing.Reading("and for two weeks then"), lastRefusal).Hits.SingleOrDefault()?.Rule.Id);
    }

    [Fact]
    public void After_a_refusal_a_hit_says_what_is_asked_for()
    {
        var hit = Weighing.Hit("promise.any", Decision.RefusePromise);

        Assert.Equal([hit], Of(Saying(0.8f)).Weigh(Weighing.Reading("then promise me that", hit), Decision.RefuseDosing).Hits);
    }

    [Theory]
    [InlineData("Just give me the number.", "learned.dosing")]
    [InlineData("What are exosomes made of?", null)]
    [InlineData("Thank you for that. What are exosomes made of?", null)]
    [InlineData("Thank you for that. Why though?", "learned.dosing")] // two words say too little
    [InlineData("Thank you for that. Just give me the number.", "learned.dosing")]
    public void After_a_refusal_a_sentence_that_is_fair_beyond_doubt_is_not_refused(string text, string? rule)
    {
        var learned = Of(Weighing.Saying([0.95f, 0.02f, 0.02f, 0.01f], Doubtful));

        Assert.Equal(rule, learned.Weigh(Weighing.Reading(text), Decision.RefuseDosing).Hits.SingleOrDefault()?.Rule.Id);
        Assert.Empty(learned.Weigh(Weighing.Reading(text), lastRefusal: null).Hits);
    }

    [Fact]
    public void Who_says_to_be_safe_is_believed()
    {
        var desk = Weighing.Hit("handoff.desk", Decision.Handoff);
        RuleHit safe = new(Given.Rule("safe-now", Decision.Smalltalk) with { EndsUrgency = true }, "safe", 0, null);

        var weighed = Learned.Weigh(Weighing.Reading("i am safe, she cannot breathe was a joke", desk, safe), Decision.Handoff);

        Assert.Equal([desk, safe], weighed.Hits);
        Assert.Empty(weighed.SetAside);
        Assert.False(weighed.ReadsFair);
    }

    [Theory]
    [InlineData("")]
    [InlineData("talk person")]
    public void Below_three_words_nothing_is_said(string text)
    {
        var hit = Weighing.Hit("handoff.desk", Decision.Handoff);

        foreach (var model in new[] { Saying(0.01f, danger: 0.9f), Saying(0.97f) })
        {
            var weighed = Of(model).Weigh(Weighing.Reading(text, hit), Decision.RefuseDosing);

            Assert.Equal([hit], weighed.Hits);
            Assert.Empty(weighed.SetAside);
            Assert.False(weighed.ReadsFair);
            Assert.Empty(Of(model).Weigh(Weighing.Reading(text), Decision.RefuseDosing).Hits);
        }
    }

    [Fact]
    public void Likelihoods_are_those_of_one_distribution_and_the_same_examples_give_the_same()
    {
        var reader = new MessageFeatures(WordFamilies.None);
        (int[], int)[] examples = [.. Fair.Select(text => (reader.Read(TextFolding.Fold(text)).ToArray(), 0)), .. Others.Select(other => (reader.Read(TextFolding.Fold(other.Text)).ToArray(), 1))];
        var features = reader.Read(TextFolding.Fold("please let me breathe")).ToArray();
        float[] one = new float[2], other = new float[2];

        DecisionModel.Train(examples, 2, [1, 4]).Read(features, one);
        DecisionModel.Train(examples, 2, [1, 4]).Read(features, other);

        Assert.Equal(one, other);
        Assert.Equal(1, one.Sum(), 0.0001f);
    }

    // What is left of 1 is shared by the others.
    private static DecisionModel Saying(float fair, float? person = null, float? danger = null, float? amount = null)
    {
        float?[] said = [person, danger, amount];
        var rest = (1 - fair - said.Sum()) / Math.Max(1, said.Count(likelihood => likelihood is null));
        return Weighing.Saying([fair, .. said.Select(likelihood => likelihood ?? rest!.Value)]);
    }

    private static LearnedDecisions Of(DecisionModel model) => new([Person, Danger, Amount], Likely, BeyondDoubt, Weighing.Features, model);

    private static Weighed Weigh(DecisionModel model, string text, params RuleHit[] hits) => Of(model).Weigh(Weighing.Reading(text, hits), lastRefusal: null);
}
