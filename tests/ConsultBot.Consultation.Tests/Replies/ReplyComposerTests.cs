using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

public sealed class ReplyComposerTests
{
    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Studies are small.", "They took 5 days.");
    private static readonly Passage Prp = Given.Passage("prp", Therapies.Prp, "evidence", "Trials exist.");

    [Fact]
    public void An_answer_carries_its_facts_with_markers_and_one_citation_for_each_passage()
    {
        var verified = Given.Held(Given.Claim(Exosomes, 0), Given.Claim(Prp, 0), Given.Claim(Exosomes, 1)) with { AsList = true };

        var reply = Compose(Given.Screened("text"), Given.Found(Exosomes, Prp), verified);

        Assert.Equal((Decision.Answer, null, "en", true, false), (reply.Decision, reply.RuleId, reply.Language, reply.AsList, reply.HandoffRequested));
        Assert.Equal([new CitedSentence("Studies are small.", 1), new("Trials exist.", 2), new("They took 5 days.", 1)], reply.Facts);
        Assert.Equal(
            [new Citation(1, "exosomes", "source-of-exosomes", "section-of-exosomes"), new(2, "prp", "source-of-prp", "section-of-prp")],
            reply.Citations);
        Assert.Empty(reply.Before);
        Assert.Empty(reply.After);
    }

    [Fact]
    public void A_sentence_that_did_not_hold_is_neither_shown_nor_cited()
    {
        var verified = new Verified(
            [
                new SentenceVerdict(Given.Claim(Exosomes, 0), [], "exact"),
                new SentenceVerdict(Given.Claim(Prp, 0), [Violation.Ungrounded], "test"),
            ],
            AsList: false,
            "model");

        var reply = Compose(Given.Screened("text"), Given.Found(Exosomes, Prp), verified);

        Assert.Equal([new CitedSentence("Studies are small.", 1)], reply.Facts);
        Assert.Equal("exosomes", Assert.Single(reply.Citations).PassageId);
    }

    [Fact]
    public void An_answer_after_smalltalk_is_an_answer()
    {
        var reply = Compose(
            Given.Screened("hello", Given.Rule("smalltalk.greeting", Decision.Smalltalk, "smalltalk.greeting")), Given.Found(Exosomes), Given.Held(Given.Claim(Exosomes, 0)));

        Assert.Equal((Decision.Answer, null), (reply.Decision, reply.RuleId));
        Assert.Empty(reply.Before);
    }

    [Theory]
    [InlineData(Therapies.Exosomes, Therapies.Exosomes, true)]
    [InlineData(Therapies.Exosomes, Therapies.Exosomes | Therapies.Prp, true)]
    [InlineData(Therapies.Exosomes | Therapies.Prp, Therapies.Exosomes, false)]
    [InlineData(Therapies.None, Therapies.All, false)]
    [InlineData(Therapies.Exosomes, Therapies.None, false)]
    public void An_answer_on_what_the_clinic_does_not_offer_says_so(Therapies subject, Therapies notOffered, bool says)
    {
        var composer = new ReplyComposer(
            Texts.Book, Given.Clinic with { NotOffered = notOffered }, new ReplyNotices(Unreviewed: false));

        var reply = composer.Compose(
            Given.Screened("text"), Given.Found(Exosomes) with { Subject = subject }, Given.Held(Given.Claim(Exosomes, 0)), ConversationState.New);

        Assert.Equal(says ? ["Linden Clinic does not offer this."] : [], reply.Before);
    }

    [Theory]
    [InlineData("days", 0, "They don't say how many days.")]
    [InlineData("days", 1, "")]
    [InlineData("price,days", 0, "They don't give a price.")]
    [InlineData("price,days", 1, "They don't give a price.")]
    [InlineData("days,price", 1, "They don't give a price.")]
    [InlineData("", 0, "")]
    public void An_answer_says_which_part_of_the_question_stays_open(string gaps, int lastSentence, string expected)
    {
        var screened = Given.Screened("text") with
        {
            Gaps = [.. gaps.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => new QuestionGap(name, [], StemsOf(name)))],
        };
        var claims = Enumerable.Range(0, lastSentence + 1).Select(index => Given.Claim(Exosomes, index)).ToArray();

        var reply = Compose(screened, Given.Found(Exosomes), Given.Held(claims));

        Assert.Equal(expected, reply.Gap);
    }

    [Theory]
    [InlineData(Decision.RefuseDosing, "refuse_dosing", "I can't give you an amount.", "To talk to a person, call 555-01.")]
    [InlineData(Decision.RefuseDiagnosis, "refuse_diagnosis", "I can't tell if this is right for you.", "To talk to a person, call 555-01.")]
    [InlineData(Decision.RefusePromise, "refuse_promise", "I can't promise a result.", "To talk to a person, call 555-01.")]
    [InlineData(Decision.RefuseUnsafe, "refuse_unsafe", "I can't do that.", null)]
    [InlineData(Decision.Handoff, "handoff", "Call 555-01.", null)]
    public void A_refusal_without_facts_is_its_text_and_the_way_to_a_person(Decision decision, string key, string text, string? person)
    {
        var reply = Compose(Given.Screened("text", Given.Rule("the.rule", decision, key)), Found.Nothing, Given.Nothing);

        Assert.Equal((decision, "the.rule", "en"), (reply.Decision, reply.RuleId, reply.Language));
        Assert.Equal([text], reply.Before);
        Assert.Equal(person is null ? [] : [person], reply.After);
        Assert.Empty(reply.Facts);
        Assert.Equal(decision is Decision.Handoff, reply.HandoffRequested);
    }

    [Theory]
    [InlineData(Decision.RefuseDosing, "refuse_dosing", "In general, on amounts:")]
    [InlineData(Decision.RefusePromise, "refuse_promise", "In general:")]
    [InlineData(Decision.Handoff, "handoff", "In general:")]
    public void A_refusal_with_facts_leads_over_to_them(Decision decision, string key, string lead)
    {
        var reply = Compose(Given.Screened("text", Given.Rule("the.rule", decision, key)), Given.Found(Exosomes), Given.Held(Given.Claim(Exosomes, 0)));

        Assert.Equal((decision, "the.rule"), (reply.Decision, reply.RuleId));
        Assert.Equal([Texts.Book.Text(key, "en"), lead], reply.Before);
        Assert.Equal([new CitedSentence("Studies are small.", 1)], reply.Facts);
        Assert.Single(reply.Citations);
    }

    [Fact]
    public void A_refusal_in_a_language_that_has_its_text_is_in_that_language()
    {
        var reply = Compose(Given.Screened("text", Given.Rule("the.rule", Decision.RefuseDosing), "vi"), Found.Nothing, Given.Nothing);

        Assert.Equal("vi", reply.Language);
        Assert.Equal(["Tôi không thể cho liều."], reply.Before);
    }

    [Theory]
    [InlineData("smalltalk.greeting", Decision.Smalltalk, "Hi, this is Linden Clinic.")]
    [InlineData("off_topic", Decision.OffTopic, "I can't help with that one.")]
    [InlineData("unreadable", Decision.OffTopic, "Words, please.")]
    public void Smalltalk_and_its_like_are_their_text(string key, Decision decision, string text)
    {
        var reply = Compose(Given.Screened("text", Given.Rule("the.rule", decision, key)), Found.Nothing, Given.Nothing);

        Assert.Equal((decision, "the.rule", false), (reply.Decision, reply.RuleId, reply.HandoffRequested));
        Assert.Equal([text], reply.Before);
        Assert.Empty(reply.After);
    }

    private static HashSet<string> StemsOf(string gap) => new(StringComparer.Ordinal) { gap is "days" ? "dai" : "euro" };

    private static Reply Compose(Screened screened, Found found, Verified verified) =>
        new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(Unreviewed: false))
            .Compose(screened, found, verified, ConversationState.New);
}
