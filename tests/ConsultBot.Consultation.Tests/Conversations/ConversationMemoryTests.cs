using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Conversations;

public sealed class ConversationMemoryTests
{
    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Studies are small.");

    [Fact]
    public void After_any_turn_it_is_counted_and_dated()
    {
        var after = After(ConversationState.New with { Turns = 3 }, Given.Screened("text"), Given.Reply(Decision.OffTopic));

        Assert.Equal((4, Given.Noon), (after.Turns, after.LastTurnAt));
    }

    [Theory]
    [InlineData(Therapies.Prp, Therapies.Exosomes, Decision.Answer, Therapies.Prp)]
    [InlineData(Therapies.Prp, Therapies.Exosomes, Decision.RefuseDosing, Therapies.Prp)]
    [InlineData(Therapies.None, Therapies.Secretome, Decision.Answer, Therapies.Secretome)]
    [InlineData(Therapies.None, Therapies.None, Decision.Answer, Therapies.Exosomes)]
    [InlineData(Therapies.None, Therapies.None, Decision.Abstain, Therapies.None)]
    [InlineData(Therapies.None, Therapies.Secretome, Decision.Smalltalk, Therapies.Secretome)]
    public void After_a_turn_the_subject_is_what_was_named_else_kept_else_answered(
        Therapies named, Therapies before, Decision decision, Therapies expected)
    {
        var after = After(
            ConversationState.New with { Subject = before }, Given.Screened("text") with { Subject = named }, Given.Reply(decision), Given.Found(Exosomes));

        Assert.Equal(expected, after.Subject);
    }

    [Theory]
    [InlineData(Decision.Answer, "what are exosomes")]
    [InlineData(Decision.Abstain, "before")]
    [InlineData(Decision.RefusePromise, "before")]
    [InlineData(Decision.Smalltalk, "before")]
    public void After_an_answer_its_question_is_remembered(Decision decision, string expected)
    {
        var after = After(ConversationState.New with { LastQuestion = "before" }, Given.Screened("what are exosomes"), Given.Reply(decision));

        Assert.Equal(expected, after.LastQuestion);
    }

    [Theory]
    [InlineData(299, 299)]
    [InlineData(300, 300)]
    [InlineData(301, 300)]
    [InlineData(4_000, 300)]
    public void A_long_question_is_remembered_shortened(int length, int remembered)
    {
        var after = After(ConversationState.New, Given.Screened(new string('a', length)), Given.Reply(Decision.Answer));

        Assert.Equal(new string('a', remembered), after.LastQuestion);
    }

    [Fact]
    public void What_was_refused_stays_refused_and_is_added_to()
    {
        var rule = Given.Rule("rule", Decision.RefuseDosing) with { Refuses = "dose" };
        var before = ConversationState.New with { RefusedSlots = new HashSet<string>(StringComparer.Ordinal) { "price" } };

        var refused = After(before, Given.Screened("text", rule), Given.Reply(Decision.RefuseDosing));
        var later = After(refused, Given.Screened("text"), Given.Reply(Decision.Answer));

        Assert.Equal(["dose", "price"], refused.RefusedSlots.Order(StringComparer.Ordinal));
        Assert.Equal(["dose", "price"], later.RefusedSlots.Order(StringComparer.Ordinal));
        Assert.Equal(["price"], before.RefusedSlots);
    }

    [Fact]
    public void A_slot_is_refused_even_when_another_rule_decides()
    {
        var dosing = Given.Rule("dosing", Decision.RefuseDosing) with { Refuses = "dose" };
        var unsafeRule = Given.Rule("unsafe", Decision.RefuseUnsafe);
        var screened = Given.Screened("text", unsafeRule) with { Hits = [new RuleHit(dosing, "phrase", 0, null), new RuleHit(unsafeRule, "phrase", 0, null)] };

        var after = After(ConversationState.New, screened, Given.Reply(Decision.RefuseUnsafe));

        Assert.Equal(["dose"], after.RefusedSlots);
    }

    [Theory]
    [InlineData(Decision.RefuseUnsafe, null, Decision.RefuseUnsafe)]
    [InlineData(Decision.RefuseDosing, null, Decision.RefuseDosing)]
    [InlineData(Decision.RefuseDiagnosis, Decision.RefuseDosing, Decision.RefuseDiagnosis)]
    [InlineData(Decision.RefusePromise, null, Decision.RefusePromise)]
    [InlineData(Decision.Answer, Decision.RefuseDosing, null)]
    [InlineData(Decision.Handoff, Decision.RefuseDosing, null)]
    [InlineData(Decision.Smalltalk, Decision.RefuseDosing, null)]
    [InlineData(Decision.AdverseEvent, Decision.RefuseDosing, null)]
    public void Only_the_last_reply_can_be_the_last_refusal(Decision decision, Decision? before, Decision? expected)
    {
        var after = After(ConversationState.New with { LastRefusal = before }, Given.Screened("text"), Given.Reply(decision));

        Assert.Equal(expected, after.LastRefusal);
    }

    [Fact]
    public void A_refusal_is_the_last_one_though_another_turn_came_in_between()
    {
        var seen = ConversationState.New with { Turns = 1, LastRefusal = Decision.RefusePromise };
        var stored = ConversationState.New with { Turns = 2, LastRefusal = Decision.RefuseUnsafe };

        ConversationState After(Decision decision) => ConversationMemory.After(seen, stored, Given.Screened("text"), Found.Nothing, Given.Reply(decision), Given.Noon);

        Assert.Equal(Decision.RefuseDosing, After(Decision.RefuseDosing).LastRefusal);
        Assert.Null(After(Decision.Answer).LastRefusal);
    }

    [Theory]
    [InlineData(null, Decision.Emergency, false, Decision.Emergency)]
    [InlineData(Decision.AdverseEvent, Decision.Crisis, false, Decision.Crisis)]
    [InlineData(Decision.Emergency, Decision.Answer, false, Decision.Emergency)]
    [InlineData(Decision.Emergency, Decision.Smalltalk, true, null)]
    [InlineData(Decision.Emergency, Decision.AdverseEvent, true, Decision.AdverseEvent)]
    [InlineData(null, Decision.Answer, false, null)]
    public void An_urgent_state_lasts_until_it_is_ended(Decision? before, Decision decision, bool ends, Decision? expected)
    {
        var rule = Given.Rule("rule", decision) with { EndsUrgency = ends };

        var after = After(ConversationState.New with { Urgent = before }, Given.Screened("text", rule), Given.Reply(decision));

        Assert.Equal(expected, after.Urgent);
    }

    [Theory]
    [InlineData(Decision.Crisis, null, Decision.Smalltalk, true, Decision.Crisis)]
    [InlineData(Decision.Emergency, null, Decision.Answer, true, Decision.Emergency)]
    [InlineData(Decision.AdverseEvent, null, Decision.RefuseDosing, true, Decision.AdverseEvent)]
    [InlineData(Decision.Crisis, null, Decision.Answer, false, null)]
    [InlineData(Decision.Emergency, null, Decision.Emergency, true, Decision.Emergency)]
    [InlineData(Decision.Crisis, null, Decision.AdverseEvent, true, Decision.Crisis)]
    [InlineData(Decision.AdverseEvent, Decision.Crisis, Decision.Smalltalk, true, Decision.Crisis)]
    [InlineData(Decision.Crisis, Decision.AdverseEvent, Decision.Smalltalk, true, Decision.Crisis)]
    [InlineData(null, Decision.Crisis, Decision.Answer, false, Decision.Crisis)]
    [InlineData(null, Decision.Crisis, Decision.Smalltalk, true, Decision.Crisis)]
    [InlineData(null, null, Decision.Smalltalk, true, null)]
    public void An_urgent_state_that_was_ended_is_remembered(Decision? before, Decision? past, Decision decision, bool ends, Decision? expected)
    {
        var rule = Given.Rule("rule", decision) with { EndsUrgency = ends };

        var after = After(ConversationState.New with { Urgent = before, PastUrgent = past }, Given.Screened("text", rule), Given.Reply(decision));

        Assert.Equal(expected, after.PastUrgent);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void Who_said_that_they_were_treated_stays_treated(bool before, bool says, bool expected)
    {
        var after = After(
            ConversationState.New with { SaidTreated = before }, Given.Screened("text") with { SaysTreated = says }, Given.Reply(Decision.Abstain));

        Assert.Equal(expected, after.SaidTreated);
    }

    [Fact]
    public void After_a_long_caveat_the_count_of_each_of_its_therapies_begins_anew()
    {
        var before = Told((Therapies.Exosomes, 4), (Therapies.Secretome, 2));

        var after = After(before, Given.Screened("text"), With(CaveatForm.Long, Therapies.Exosomes | Therapies.Prp));

        Assert.Equal(Told((Therapies.Exosomes, 0), (Therapies.Secretome, 2), (Therapies.Prp, 0)).AnswersSinceLongCaveat, after.AnswersSinceLongCaveat);
    }

    [Fact]
    public void After_a_short_caveat_only_what_was_told_at_length_is_counted_on()
    {
        var before = Told((Therapies.Exosomes, 4));

        var after = After(before, Given.Screened("text"), With(CaveatForm.Short, Therapies.Exosomes | Therapies.Prp));

        Assert.Equal(Told((Therapies.Exosomes, 5)).AnswersSinceLongCaveat, after.AnswersSinceLongCaveat);
        Assert.Equal(Told((Therapies.Exosomes, 4)).AnswersSinceLongCaveat, before.AnswersSinceLongCaveat);
    }

    [Fact]
    public void After_a_reply_without_caveats_the_counts_are_kept()
    {
        var before = Told((Therapies.Exosomes, 4));

        var after = After(before, Given.Screened("text"), Given.Reply(Decision.OffTopic));

        Assert.Same(before.AnswersSinceLongCaveat, after.AnswersSinceLongCaveat);
    }

    private static ConversationState After(ConversationState before, Screened screened, Reply reply, Found? found = null) =>
        ConversationMemory.After(before, screened, found ?? Found.Nothing, reply, Given.Noon);

    private static Reply With(CaveatForm form, Therapies therapies) =>
        Given.Reply(Decision.Answer) with { Caveats = new CaveatBlock(CaveatIds.All, form, therapies, [], []) };

    private static ConversationState Told(params (Therapies Therapy, int Answers)[] counts) => ConversationState.New with
    {
        AnswersSinceLongCaveat = counts.ToDictionary(pair => pair.Therapy, pair => pair.Answers),
    };
}
