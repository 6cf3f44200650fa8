using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

public sealed class UrgentReplyTests
{
    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Studies are small.");
    private static readonly ConversationState Urgent = ConversationState.New with { Turns = 1, Urgent = Decision.Emergency };

    private static ScreeningRule Safe { get; } = Given.Rule("safe", Decision.Smalltalk, "smalltalk.safe") with { EndsUrgency = true };

    [Theory]
    [InlineData(Decision.Emergency, "Call 119 now.")]
    [InlineData(Decision.Crisis, "Call 118 now.")]
    [InlineData(Decision.AdverseEvent, "Call us on 555-02.")]
    public void An_urgent_reply_is_its_text_and_never_teaches(Decision decision, string text)
    {
        var reply = Compose(Given.Screened("text", Given.Rule("urgent", decision)), Given.Held(Given.Claim(Exosomes, 0)), Urgent, unreviewed: true);

        Assert.Equal((decision, "urgent", true), (reply.Decision, reply.RuleId, reply.HandoffRequested));
        Assert.Equal([text], reply.Before);
        Assert.Empty(reply.Facts);
        Assert.Empty(reply.After);
    }

    [Fact]
    public void Crisis_and_emergency_together_are_the_emergency_text_with_the_crisis_line()
    {
        var crisis = Given.Rule("crisis", Decision.Crisis);
        var screened = Given.Screened("text", crisis) with
        {
            Hits = [new RuleHit(crisis, "phrase", 0, null), new RuleHit(Given.Rule("emergency", Decision.Emergency), "phrase", 0, null)],
        };

        var reply = Compose(screened, Given.Nothing, ConversationState.New);

        Assert.Equal((Decision.Crisis, "crisis"), (reply.Decision, reply.RuleId));
        Assert.Equal(["Call 119 now, or 118."], reply.Before);
    }

    [Fact]
    public void An_urgent_reply_in_another_language_has_the_English_below()
    {
        var reply = Compose(Given.Screened("text", Given.Rule("urgent", Decision.Emergency), "vi"), Given.Nothing, ConversationState.New);

        Assert.Equal("vi", reply.Language);
        Assert.Equal(["Gọi 119 ngay."], reply.Before);
        Assert.Equal(["Call 119 now."], reply.After);
    }

    [Fact]
    public void An_urgent_reply_that_a_language_lacks_is_in_English_once()
    {
        var reply = Compose(Given.Screened("text", Given.Rule("urgent", Decision.Crisis), "vi"), Given.Nothing, ConversationState.New);

        Assert.Equal("en", reply.Language);
        Assert.Equal(["Call 118 now."], reply.Before);
        Assert.Empty(reply.After);
    }

    [Fact]
    public void While_a_crisis_or_an_emergency_is_open_its_text_is_said_again_without_a_reminder()
    {
        var crisis = Compose(Given.Screened("text", MessageForm.CrisisStillOpen), Given.Held(Given.Claim(Exosomes, 0)), Urgent with { Urgent = Decision.Crisis });
        var emergency = Compose(Given.Screened("text", MessageForm.EmergencyStillOpen), Given.Held(Given.Claim(Exosomes, 0)), Urgent);

        Assert.Equal((Decision.Crisis, "crisis.still-open", true), (crisis.Decision, crisis.RuleId, crisis.HandoffRequested));
        Assert.Equal((Decision.Emergency, "emergency.still-open", true), (emergency.Decision, emergency.RuleId, emergency.HandoffRequested));
        Assert.Equal(["Please call 118 now."], crisis.Before);
        Assert.Equal(["Please call 119 now."], emergency.Before);
        Assert.Empty(crisis.Facts.Concat(emergency.Facts));
    }

    [Fact]
    public void An_emergency_while_a_crisis_is_open_is_the_emergency_text_with_the_crisis_line()
    {
        var screened = Given.Screened("text", MessageForm.CrisisStillOpen) with
        {
            Hits = [new RuleHit(Given.Rule("emergency", Decision.Emergency), "phrase", 0, null)],
        };

        var reply = Compose(screened, Given.Nothing, Urgent with { Urgent = Decision.Crisis });

        Assert.Equal(["Call 119 now, or 118."], reply.Before);
    }

    [Theory]
    [InlineData(Decision.Crisis, null, "Low again? Call 118.")]
    [InlineData(Decision.Emergency, null, "In danger? Call 119.")]
    [InlineData(Decision.AdverseEvent, null, "Still unwell? Call 555-02.")]
    [InlineData(null, Decision.Crisis, "Low again? Call 118.")]
    [InlineData(null, Decision.Emergency, "In danger? Call 119.")]
    [InlineData(null, Decision.AdverseEvent, "Still unwell? Call 555-02.")]
    [InlineData(Decision.AdverseEvent, Decision.Emergency, "Still unwell? Call 555-02.")]
    public void Every_other_reply_opens_with_the_reminder_of_what_is_open_or_else_was(Decision? open, Decision? past, string reminder)
    {
        var conversation = ConversationState.New with { Turns = 1, Urgent = open, PastUrgent = past };

        var answer = Compose(Given.Screened("text"), Given.Held(Given.Claim(Exosomes, 0)), conversation);
        var refusal = Compose(Given.Screened("text", Given.Rule("rule", Decision.RefusePromise)), Given.Nothing, conversation);

        Assert.Equal([reminder], answer.Before);
        Assert.Equal([reminder, "I can't promise a result."], refusal.Before);
    }

    [Theory]
    [InlineData(Decision.Crisis, "I'm glad. If you feel that way again, call 118.")]
    [InlineData(Decision.Emergency, "I'm glad.")]
    [InlineData(Decision.AdverseEvent, "I'm glad.")]
    public void The_reply_to_who_is_safe_again_depends_on_what_was_open_and_has_no_reminder(Decision open, string text)
    {
        var reply = Compose(Given.Screened("im safe", Safe), Given.Nothing, Urgent with { Urgent = open });

        Assert.Equal((Decision.Smalltalk, "safe"), (reply.Decision, reply.RuleId));
        Assert.Equal([text], reply.Before);
    }

    [Fact]
    public void Who_is_safe_again_and_asks_is_answered_below_the_reminder()
    {
        var reply = Compose(Given.Screened("im safe", Safe), Given.Held(Given.Claim(Exosomes, 0)), Urgent with { Urgent = Decision.Crisis });

        Assert.Equal(Decision.Answer, reply.Decision);
        Assert.Equal(["Low again? Call 118."], reply.Before);
        Assert.Equal([new CitedSentence("Studies are small.", 1)], reply.Facts);
    }

    [Fact]
    public void Who_is_safe_again_and_is_refused_has_the_reminder_too()
    {
        var refusal = Given.Rule("rule", Decision.RefusePromise);
        var screened = Given.Screened("im safe", refusal) with { Hits = [new RuleHit(Safe, "im safe", 0, null), new RuleHit(refusal, "phrase", 1, null)] };

        var reply = Compose(screened, Given.Nothing, Urgent);

        Assert.Equal(["In danger? Call 119.", "I can't promise a result."], reply.Before);
    }

    [Theory]
    [InlineData(true, false, "No clinician has checked this.")]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void Unreviewed_texts_are_told_of_once_in_a_conversation(bool unreviewed, bool told, string? notice)
    {
        var reply = Compose(
            Given.Screened("text"), Given.Held(Given.Claim(Exosomes, 0)), ConversationState.New with { GaveNotice = told }, unreviewed);

        Assert.Equal(notice is null ? [] : [notice], reply.After);
        Assert.Equal(notice is not null, reply.GivesNotice);
    }

    private static Reply Compose(Screened screened, Consultation.Verification.Verified verified, ConversationState conversation, bool unreviewed = false) =>
        new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(unreviewed))
            .Compose(screened, Given.Found(Exosomes), verified, conversation);
}
