using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
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

        var actual = await new AnsweringStage(writer.Object).DraftAsync(Given.Screened("text", rule), found, TestContext.Current.CancellationToken);

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

        await new AnsweringStage(writer.Object).DraftAsync(Given.Screened("text"), found, TestContext.Current.CancellationToken);

        Assert.Equal([0.8, 0.4], asked!.Passages.Select(passage => passage.Score));
    }

    [Fact]
    public async Task DraftAsync_WhenPassagesDoNotSuffice_NeverAsksTheWriter()
    {
        var writer = new Mock<IAnswerWriter>(MockBehavior.Strict);
        var found = Given.Found(Passage) with { Suffices = false };

        var draft = await new AnsweringStage(writer.Object).DraftAsync(Given.Screened("text"), found, TestContext.Current.CancellationToken);

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
}
