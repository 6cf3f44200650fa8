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
    public void While_urgent_every_other_reply_opens_with_the_reminder()
    {
        var answer = Compose(Given.Screened("text"), Given.Held(Given.Claim(Exosomes, 0)), Urgent);
        var refusal = Compose(Given.Screened("text", Given.Rule("rule", Decision.RefusePromise)), Given.Nothing, Urgent);

        Assert.Equal(["Still unwell? Call 555-02."], answer.Before);
        Assert.Equal(["Still unwell? Call 555-02.", "I can't promise a result."], refusal.Before);
    }

    [Fact]
    public void The_message_that_ends_the_urgent_state_has_no_reminder()
    {
        var safe = Given.Rule("safe", Decision.Smalltalk, "smalltalk.safe") with { EndsUrgency = true };

        var reply = Compose(Given.Screened("im safe", safe), Given.Nothing, Urgent);

        Assert.Equal(["I'm glad."], reply.Before);
    }

    [Theory]
    [InlineData(true, 0, "No clinician has checked this.")]
    [InlineData(true, 1, null)]
    [InlineData(false, 0, null)]
    public void Unreviewed_texts_are_told_of_once_in_a_conversation(bool unreviewed, int turns, string? notice)
    {
        var reply = Compose(
            Given.Screened("text"), Given.Held(Given.Claim(Exosomes, 0)), ConversationState.New with { Turns = turns }, unreviewed);

        Assert.Equal(notice is null ? [] : [notice], reply.After);
    }

    private static Reply Compose(Screened screened, Consultation.Verification.Verified verified, ConversationState conversation, bool unreviewed = false) =>
        new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(unreviewed))
            .Compose(screened, Given.Found(Exosomes), verified, conversation);
}
