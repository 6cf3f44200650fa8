using System.Globalization;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Tests.Verification;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

public sealed class RobustnessTests
{
    private static readonly Passage Evidence = Given.Passage("evidence", Therapies.Exosomes, "evidence", "Studies of exosomes are small.");

    [Fact]
    public void A_passage_withdrawn_during_the_turn_does_not_break_it()
    {
        var composer = new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(Unreviewed: false));

        var reply = composer.Compose(Given.Screened("text"), Given.Found(Evidence), Given.Held(Given.Claim(Evidence, 0)), ConversationState.New);

        Assert.NotNull(reply);
    }

    [Fact]
    public async Task English_with_a_region_is_English()
    {
        var search = new Mock<IPassageSearch>();
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>())).ReturnsAsync([new RetrievedPassage(Evidence, 1)]);
        var stage = new RetrievalStage(search.Object, new Shelf(Evidence), Mock.Of<IUnansweredTopics>(), Retrieval.RetrievalStageTests.Thresholds);
        var screened = new Screening.House().Stage.Read(Given.Message("exosomes") with { Language = "en-US" }, ConversationState.New);

        var found = await stage.FindAsync(screened, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.True(found.Suffices);
    }

    [Fact]
    public void An_empty_quote_is_no_quote()
    {
        var verified = new VerificationStage(Policies.Small(), Policies.Weights, WordKinship.None)
            .Check(new Draft([new Claim("Exosome studies are small.", "evidence", string.Empty)], AsList: false, "m"), Given.Found(Evidence));

        Assert.Equal([Violation.FabricatedCitation], verified.Verdicts[0].Violations);
    }

    [Fact]
    public void Any_number_of_unfinished_comments_can_be_folded()
    {
        var folded = TextFolding.Fold(string.Concat(Enumerable.Repeat("<!-- x", 250_000)) + " end");

        Assert.Equal("end", folded.Tokens[^1].Word);
    }

    [Theory]
    [InlineData("a-", 50_000)]
    [InlineData("-", 100_000)]
    [InlineData("a", 100_000)]
    [InlineData("\u00E9_-", 50_000)]
    [InlineData("a-b.", 25_000)]
    [InlineData("![](", 25_000)]
    [InlineData(" ", 10_000)]
    public void Any_answer_can_be_judged(string part, int times)
    {
        var judgement = new AnswerJudge(Policies.Small(), Policies.Weights, WordKinship.None).Judge(["Skin ages."], string.Concat(Enumerable.Repeat(part, times)) + "x");

        Assert.NotNull(judgement);
    }

    [Fact]
    public void The_reason_of_a_verdict_reads_the_same_in_every_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");

        var verified = new VerificationStage(Policies.Small(), Policies.Weights, WordKinship.None)
            .Check(new Draft([new Claim("Exosomes whiten teeth overnight.", "evidence", "small")], AsList: false, "m"), Given.Found(Evidence));

        Assert.StartsWith("25 % of what it says stands in the passages", verified.Verdicts[0].Because, StringComparison.Ordinal);
    }
}
