using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Tests.Screening.Learning;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

public sealed class LearnedScreeningTests
{
    private static readonly House House = new();

    private static readonly ScreeningRule Promise = Given.Rule("learned.promise", Decision.RefusePromise) with { LeavesSentence = true };

    [Fact]
    public void A_hit_that_is_set_aside_decides_nothing_takes_nothing_and_is_told()
    {
        const string text = "What if they promise me young skin?";

        var screened = Stage(promise: 0.1f).Read(Given.Message(text), ConversationState.New);

        Assert.Null(screened.Deciding);
        Assert.Empty(screened.Hits);
        Assert.Equal("promise.result", Assert.Single(screened.SetAside).Rule.Id);
        Assert.Equal(text, screened.Rest);
    }

    [Fact]
    public void A_hit_that_counts_is_not_told_as_set_aside()
    {
        var screened = Stage(promise: 0.3f).Read(Given.Message("What if they promise me young skin?"), ConversationState.New);

        Assert.Equal("promise.result", screened.Deciding?.Id);
        Assert.Empty(screened.SetAside);
    }

    [Fact]
    public void What_no_phrase_foresaw_is_decided_by_likeness()
    {
        var screened = Stage(promise: 0.9f).Read(Given.Message("So it works on everybody, yes?"), ConversationState.New);

        Assert.Equal("learned.promise", screened.Deciding?.Id);
    }

    [Theory]
    [InlineData(0.1f, true)]
    [InlineData(0.45f, false)]
    public void What_reads_fair_is_on_the_subject_whatever_its_words(float promise, bool isOnSubject)
    {
        var screened = Stage(promise).Read(Given.Message("is the little vial kept cold"), ConversationState.New);

        Assert.Equal(isOnSubject, screened.IsOnSubject);
        Assert.False(House.Read("is the little vial kept cold").IsOnSubject);
    }

    [Theory]
    [InlineData(Decision.RefusePromise, "learned.promise")]
    [InlineData(Decision.RefuseDosing, null)]
    [InlineData(null, null)]
    public void What_the_reply_before_refused_is_refused_again(Decision? lastRefusal, string? rule)
    {
        var screened = Stage(promise: 0.3f).Read(Given.Message("and in half a year"), ConversationState.New with { LastRefusal = lastRefusal });

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Fact]
    public void Danger_that_was_found_is_kept_though_all_reads_fair()
    {
        var screened = Stage(promise: 0.01f).Read(Given.Message("I can't breathe. What are exosomes made of?"), ConversationState.New);

        Assert.Equal("emergency.airway", screened.Deciding?.Id);
    }

    [Fact]
    public void Find_tells_what_the_phrases_found_and_weighs_nothing()
    {
        var reading = Stage(promise: 0.1f).Find(Given.Message("Is prp better than exosomes? Promise me it is not dangerous"), ConversationState.New);

        Assert.Equal("promise.result", Assert.Single(reading.Hits).Rule.Id);
        Assert.Equal(Therapies.Prp | Therapies.Exosomes, reading.Subject);
        Assert.Equal((true, true, true, false, true), (reading.IsOnSubject, reading.Compares, reading.PointsBack, reading.SaysTreated, reading.AsksAboutHarm));
        Assert.Empty(reading.Disguises);
        Assert.Equal(2, reading.Text.Sentences.Length);
    }

    [Theory]
    [InlineData("I had prp done yesterday", true)]
    [InlineData("what are exosomes made of?", false)]
    public void Find_knows_whether_the_patient_was_treated(string text, bool saysTreated)
    {
        var reading = House.Stage.Find(Given.Message(text), ConversationState.New);

        Assert.Equal(saysTreated, reading.SaysTreated);
        Assert.Empty(reading.Hits);
    }

    private static ScreeningStage Stage(float promise)
    {
        var learned = new LearnedDecisions([new LearnedRule(Promise, From: 0.5f, Keeps: 0.2f)], likely: 0.6f, beyondDoubt: 0.85f, Weighing.Features, Weighing.Saying(1 - promise, promise));
        return new ScreeningStage(House.Guardrails with { Learned = learned }, House.Unmasking);
    }
}
