using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Retrieval;

/// <summary>A follow-up that its own words found nothing for, with a condenser.</summary>
public sealed class CondensingStageTests
{
    private static readonly ConversationState AfterExosomes = ConversationState.New with { Turns = 1, Subject = Therapies.Exosomes, LastQuestion = "are exosomes studied in people" };

    private readonly Turn turn = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_found_by_the_condensed_question_answers()
    {
        Find("are exosomes studied in people for long");
        Condense("are exosomes studied in people for long");

        var entry = await RunAsync("and for long then");

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.Equal(("are exosomes studied in people for long", null), (entry.Found.Condensing!.Question, entry.Found.Condensing.Rejected));
        Assert.Equal("condense/1", entry.Found.Condensing.Call!.Prompt);
    }

    [Theory]
    [InlineData("are exosomes a cure for people", "it adds a word: cure")]
    [InlineData("is PRP studied in people", "it names a therapy that the patient did not")]
    [InlineData("", "none was proposed")]
    [InlineData("are [exosomes](http://x) studied", "it is no plain question")]
    [InlineData("are exosomes studied in people", "nothing more was found by it")]
    public async Task What_adds_to_the_patients_words_or_finds_nothing_is_not_used(string question, string reason)
    {
        Condense(question);

        var entry = await RunAsync("and for long then");

        Assert.Equal(Decision.Abstain, entry.Reply.Decision);
        Assert.Equal((question, reason), (entry.Found.Condensing!.Question, entry.Found.Condensing.Rejected));
    }

    [Fact]
    public async Task A_condenser_that_is_late_changes_nothing()
    {
        turn.Condenser.SetupGet(port => port.IsAvailable).Returns(true);
        turn.Condenser.Setup(port => port.CondenseAsync(It.IsAny<FollowUp>(), It.IsAny<CancellationToken>()))
            .Returns((FollowUp _, CancellationToken _) => new ValueTask<Condensed>(new TaskCompletionSource<Condensed>().Task));

        var running = RunAsync("and for long then");
        turn.Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(ModelCall.TooLate, (await running).Found.Condensing!.Call!.Failure);
    }

    [Theory]
    [InlineData("what are exosomes", true)]
    [InlineData("and for long then", false)]
    public async Task Nobody_is_asked_where_enough_was_found_or_nothing_came_before(string message, bool follows)
    {
        turn.Condenser.SetupGet(port => port.IsAvailable).Returns(true);
        turn.Find((Turn.Evidence, 0.9));

        var entry = await RunAsync(message, follows ? AfterExosomes : ConversationState.New);

        Assert.Null(entry.Found.Condensing);
        turn.Condenser.Verify(port => port.CondenseAsync(It.IsAny<FollowUp>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    private async Task<TurnEntry> RunAsync(string text, ConversationState? before = null)
    {
        turn.Remember(before ?? AfterExosomes);
        return await turn.RunAsync(text, Cancelled);
    }

    private void Find(string question) => turn.Search
        .Setup(port => port.SearchAsync(It.Is<PassageQuery>(query => query.Text == question), It.IsAny<CancellationToken>()))
        .ReturnsAsync([new RetrievedPassage(Turn.Evidence, 0.9)]);

    private void Condense(string question)
    {
        turn.Condenser.SetupGet(port => port.IsAvailable).Returns(true);
        turn.Condenser.Setup(port => port.CondenseAsync(It.IsAny<FollowUp>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Condensed(question, new ModelCall("condense/1", "hash", 1, 1, TimeSpan.Zero, Failure: null)));
    }
}
