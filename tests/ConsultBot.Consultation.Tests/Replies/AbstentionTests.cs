using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

/// <summary>What is said when no rule decides and nothing answers.</summary>
public sealed class AbstentionTests
{
    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Studies are small.");
    private static readonly Passage Prp = Given.Passage("prp", Therapies.Prp, "evidence", "Trials exist.");
    private static readonly Passage Third = Given.Passage("third", Therapies.Prp, "evidence", "Trials exist.");

    [Fact]
    public void A_question_off_the_subject_is_off_topic()
    {
        var reply = Compose(OffSubject, Found.Nothing);

        Assert.Equal((Decision.OffTopic, "off-subject", "en"), (reply.Decision, reply.RuleId, reply.Language));
        Assert.Equal(["I can't help with that one."], reply.Before);
    }

    [Fact]
    public void A_question_on_the_subject_without_a_near_passage_is_an_abstention()
    {
        var reply = Compose(OnSubject, Given.Found(Exosomes) with { Suffices = false });

        Assert.Equal((Decision.Abstain, "nothing-approved", "en"), (reply.Decision, reply.RuleId, reply.Language));
        Assert.Equal(["I don't know."], reply.Before);
    }

    [Fact]
    public void A_question_on_the_subject_with_near_passages_names_two_of_them()
    {
        var reply = Compose(OnSubject, Given.Found(Exosomes, Prp, Third) with { Suffices = false });

        Assert.Equal((Decision.Abstain, "nothing-approved", "en"), (reply.Decision, reply.RuleId, reply.Language));
        Assert.Equal(["I don't know. But about \"Title of exosomes\" or \"Title of prp\"."], reply.Before);
        Assert.Empty(reply.Facts);
        Assert.Empty(reply.Citations);
    }

    [Fact]
    public void Two_passages_of_one_title_are_named_as_one()
    {
        var reply = Compose(OnSubject, Given.Found(Exosomes, Exosomes) with { Suffices = false });

        Assert.Equal(["I don't know."], reply.Before);
    }

    [Theory]
    [InlineData(Therapies.Exosomes, Decision.Abstain)]
    [InlineData(Therapies.None, Decision.OffTopic)]
    public void A_follow_up_is_on_the_subject_when_the_conversation_has_one(Therapies subject, Decision decision)
    {
        var reply = Compose(
            Given.Screened("and it?") with { PointsBack = true, IsOnSubject = false }, Found.Nothing, ConversationState.New with { Turns = 1, Subject = subject });

        Assert.Equal(decision, reply.Decision);
    }

    [Theory]
    [InlineData("vi", "Chỉ có tiếng Anh.", "vi")]
    [InlineData("es", "English only.", "en")]
    public void A_question_in_another_language_is_an_abstention_in_that_language(string language, string text, string answeredIn)
    {
        var reply = Compose(Given.Screened("text", language: language), Found.Nothing);

        Assert.Equal((Decision.Abstain, "language-not-covered", answeredIn), (reply.Decision, reply.RuleId, reply.Language));
        Assert.Equal([text], reply.Before);
    }

    [Fact]
    public void A_question_that_no_passage_answers_is_told_so_by_name_even_without_a_word_of_the_subject()
    {
        var found = Given.Found(Exosomes, Third) with { Suffices = false, Unanswered = new UnansweredTopic("makeup-after", "when make-up can be worn again", []) };

        var reply = Compose(OffSubject, found);

        Assert.Equal((Decision.Abstain, "unanswered.makeup-after"), (reply.Decision, reply.RuleId));
        Assert.Equal([$"I don't know when make-up can be worn again. But about \"{Exosomes.Title}\" or \"{Third.Title}\"."], reply.Before);
    }

    private static Screened OffSubject => Given.Screened("the weather") with { IsOnSubject = false };

    private static Screened OnSubject => Given.Screened("exosomes") with { IsOnSubject = true };

    private static Reply Compose(Screened screened, Found found, ConversationState? conversation = null) =>
        new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(Unreviewed: false))
            .Compose(screened, found, Given.Nothing, conversation ?? ConversationState.New);
}
