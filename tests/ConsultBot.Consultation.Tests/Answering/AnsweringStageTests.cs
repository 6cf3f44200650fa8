using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Answering;

public sealed class AnsweringStageTests
{
    private static readonly Passage Passage = Given.Passage("one", Therapies.Exosomes, "evidence", "Exosomes are small.");

    [Theory]
    [InlineData(null, 90)]
    [InlineData(Decision.Handoff, 90)]
    [InlineData(Decision.Smalltalk, 90)]
    [InlineData(Decision.RefuseUnsafe, 50)]
    [InlineData(Decision.RefusePromise, 50)]
    public async Task DraftAsync_WhenPassagesSuffice_AsksTheWriter(Decision? decision, int mostWords)
    {
        var draft = new Draft([Given.Claim(Passage, 0)], AsList: false, "model");
        AnswerRequest? asked = null;
        var writer = new Mock<IAnswerWriter>();
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Callback((AnswerRequest request, CancellationToken _) => asked = request)
            .ReturnsAsync(draft);
        var found = Given.Found(Passage) with { Compares = true };
        var rule = decision is { } decided ? Given.Rule("rule", decided) : null;

        var actual = await Stage(writer).DraftAsync(Given.Screened("text", rule), found, Allowance(), TestContext.Current.CancellationToken);

        Assert.Same(draft, actual);
        Assert.Equal(("the question", true, mostWords), (asked!.Question, asked.Compares, asked.MostWords));
        Assert.Equal(found.Passages, asked.Passages);
    }

    [Fact]
    public async Task DraftAsync_WhenAPassageFitsFarWorseThanTheBest_LeavesItOut()
    {
        AnswerRequest? asked = null;
        var writer = new Mock<IAnswerWriter>();
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Callback((AnswerRequest request, CancellationToken _) => asked = request)
            .ReturnsAsync(Draft.Empty);
        var found = Given.Found(Passage) with { Passages = [new(Passage, 0.8), new(Passage, 0.4), new(Passage, 0.39)] };

        await Stage(writer).DraftAsync(Given.Screened("text"), found, Allowance(), TestContext.Current.CancellationToken);

        Assert.Equal([0.8, 0.4], asked!.Passages.Select(passage => passage.Score));
    }

    [Fact]
    public async Task DraftAsync_WhenPassagesDoNotSuffice_NeverAsksTheWriter()
    {
        var writer = new Mock<IAnswerWriter>(MockBehavior.Strict);
        var found = Given.Found(Passage) with { Suffices = false };

        var draft = await Stage(writer).DraftAsync(Given.Screened("text"), found, Allowance(), TestContext.Current.CancellationToken);

        Assert.Same(Draft.Empty, draft);
    }

    [Fact]
    public void Extract_WhenPassagesSuffice_TakesTheirOwnSentences()
    {
        var draft = AnsweringStage.Extract(Given.Screened("text"), Given.Found(Passage));

        Assert.Equal([Given.Claim(Passage, 0)], draft.Claims);
        Assert.Equal(ExtractiveComposer.ModelId, draft.Model);
    }

    [Fact]
    public void Extract_WhenPassagesDoNotSuffice_SaysNothing()
    {
        var draft = AnsweringStage.Extract(Given.Screened("text"), Given.Found(Passage) with { Suffices = false });

        Assert.Same(Draft.Empty, draft);
    }

    [Fact]
    public async Task What_is_not_written_by_the_deadline_is_no_draft_and_the_writer_is_told_to_stop()
    {
        var told = new TaskCompletionSource();
        var clock = new FakeTimeProvider();
        var writer = Model(async token =>
        {
            token.Register(told.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            return Draft.Empty;
        });

        var allowance = Allowance(clock);
        clock.Advance(TimeSpan.FromSeconds(4));
        var writing = Stage(writer).DraftAsync(Given.Screened("text"), Given.Found(Passage), allowance, TestContext.Current.CancellationToken).AsTask();
        clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.False(writing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var draft = await writing;
        Assert.Empty(draft.Claims);
        Assert.Equal(("a model", ModelCall.TooLate, TimeSpan.FromSeconds(6)), (draft.Model, draft.Call!.Failure, draft.Call.Duration));
        await told.Task;
    }

    [Fact]
    public async Task After_the_deadline_no_writer_is_asked()
    {
        var writer = new Mock<IAnswerWriter>(MockBehavior.Strict);
        writer.SetupGet(port => port.CanRepair).Returns(true);
        writer.SetupGet(port => port.Name).Returns("a model");

        var clock = new FakeTimeProvider();
        var allowance = Allowance(clock);
        clock.Advance(TimeSpan.FromSeconds(10));

        var draft = await Stage(writer).DraftAsync(Given.Screened("text"), Given.Found(Passage), allowance, TestContext.Current.CancellationToken);

        Assert.Equal(ModelCall.TooLate, draft.Call!.Failure);
    }

    [Fact]
    public async Task A_turn_that_ends_ends_the_writing()
    {
        using var turn = new CancellationTokenSource();
        var writer = Model(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Draft.Empty;
        });

        var writing = Stage(writer).DraftAsync(Given.Screened("text"), Given.Found(Passage), Allowance(), turn.Token).AsTask();
        await turn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Fact]
    public async Task A_repair_is_told_what_did_not_hold()
    {
        AnswerRequest? asked = null;
        var writer = new Mock<IAnswerWriter>();
        writer.SetupGet(port => port.CanRepair).Returns(true);
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Callback((AnswerRequest request, CancellationToken _) => asked = request)
            .ReturnsAsync(Draft.Empty);
        RejectedSentence[] rejected = [new("It always works.", "promise.result")];

        await Stage(writer).RepairAsync(Given.Screened("text"), Given.Found(Passage), rejected, Allowance(), TestContext.Current.CancellationToken);

        Assert.Equal(rejected, asked!.Rejected);
    }

    private static AnsweringStage Stage(Mock<IAnswerWriter> writer) => new(writer.Object);

    private static TurnAllowance Allowance(TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        return new TurnAllowance(new ModelBounds(TimeSpan.FromSeconds(10)), new StageLaps(clock), CancellationToken.None, clock);
    }

    private static Mock<IAnswerWriter> Model(Func<CancellationToken, Task<Draft>> write)
    {
        var writer = new Mock<IAnswerWriter>();
        writer.SetupGet(port => port.CanRepair).Returns(true);
        writer.SetupGet(port => port.Name).Returns("a model");
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AnswerRequest _, CancellationToken token) => new ValueTask<Draft>(write(token)));
        return writer;
    }
}
