using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

/// <summary>What was noted of a patient is said once, in the first reply that leaves room for it.</summary>
public sealed class NotesTests
{
    private static readonly ScreeningRule Minor = Given.Rule("minor", Decision.Answer) with { Decides = false, Notes = "minor" };

    [Fact]
    public void A_note_is_said_before_the_reply()
    {
        var reply = Compose(With(Minor), ConversationState.New);

        Assert.Equal("Talk with a parent.", reply.Before[0]);
        Assert.Equal(["minor"], reply.Notes);
    }

    [Fact]
    public void A_note_that_was_said_is_not_said_again()
    {
        var reply = Compose(With(Minor), ConversationState.New with { Noted = Names("minor"), NotesSaid = Names("minor") });

        Assert.DoesNotContain("Talk with a parent.", reply.Before);
        Assert.Empty(reply.Notes);
    }

    [Fact]
    public void A_note_waits_while_the_reply_is_urgent_and_is_said_with_the_next()
    {
        var urgent = Compose(With(Minor, Given.Rule("airway", Decision.Emergency)), ConversationState.New);
        var next = Compose(With(noted: null), ConversationState.New with { Noted = Names("minor") });

        Assert.DoesNotContain("Talk with a parent.", urgent.Before);
        Assert.Empty(urgent.Notes);
        Assert.Equal("Talk with a parent.", next.Before[0]);
    }

    [Fact]
    public void A_fixed_reply_that_says_it_itself_is_enough()
    {
        var title = Given.Rule("title", Decision.Answer) with { Decides = false, Notes = "title", SaidBy = ["off_topic"] };

        var reply = Compose(With(title, Given.Rule("rule", Decision.OffTopic)), ConversationState.New);

        Assert.Single(reply.Before);
        Assert.Equal(["title"], reply.Notes);
    }

    private static HashSet<string> Names(string name) => new(StringComparer.Ordinal) { name };

    private static Screened With(ScreeningRule? noted, ScreeningRule? deciding = null) =>
        Given.Screened("text", deciding) with { Noted = noted is null ? [] : [new RuleHit(noted, "phrase", 0, null)] };

    private static Reply Compose(Screened screened, ConversationState conversation) =>
        new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(Unreviewed: false)).Compose(screened, Consultation.Retrieval.Found.Nothing, Given.Nothing, conversation);
}
