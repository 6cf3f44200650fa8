using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Retrieval;

public sealed class RetrievalStageTests
{
    internal static readonly RetrievalThresholds Thresholds = new(
        Floor: 0.3, StrangeFloor: 0.4, RefusalFloor: 0.5, Unanswered: 0.6, Alike: 0.1, Known: 0.75);

    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Exosomes are small.");
    private readonly Mock<IUnansweredTopics> unanswered = new();

    private readonly Mock<IPassageSearch> search = new();
    private PassageQuery? asked;

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(1, true)]
    [InlineData(0.29, false)]
    [InlineData(0, false)]
    public async Task FindAsync_WhenNoRuleDecides_TheBestPassageMustReachTheFloor(double score, bool suffices)
    {
        var stage = StageFinding(score);

        var found = await stage.FindAsync(Given.Screened("what are exosomes"), ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(suffices, found.Suffices);
        Assert.Equal([new RetrievedPassage(Exosomes, score)], found.Passages);
        Assert.Equal("what are exosomes", found.Question);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.49, false)]
    public async Task FindAsync_WhenAHandoffDecides_TheRestMustReachTheFloorOfRefusals(double score, bool suffices)
    {
        var stage = StageFinding(score);
        var screened = Given.Screened("what are exosomes", Given.Rule("handoff", Decision.Handoff)) with { Rest = "exosomes" };

        var found = await stage.FindAsync(screened, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(suffices, found.Suffices);
        Assert.Single(found.Passages);
    }

    [Fact]
    public async Task FindAsync_WhenNothingIsFound_DoesNotSuffice()
    {
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        var stage = new RetrievalStage(search.Object, new Shelf(), unanswered.Object, Thresholds);

        var found = await stage.FindAsync(Given.Screened("what are exosomes"), ConversationState.New, TestContext.Current.CancellationToken);

        Assert.False(found.Suffices);
        Assert.Empty(found.Passages);
    }

    [Theory]
    [InlineData(Decision.Crisis)]
    [InlineData(Decision.Emergency)]
    [InlineData(Decision.AdverseEvent)]
    public async Task FindAsync_WhenUrgent_NeverSearches(Decision decision)
    {
        var stage = StageFinding(1);
        var screened = Given.Screened("text", Given.Rule("urgent", decision)) with { Rest = "what are exosomes" };

        var found = await stage.FindAsync(screened, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Same(Found.Nothing, found);
        Assert.Null(asked);
    }

    [Fact]
    public async Task FindAsync_WhenRuleTakesTheWholeMessage_NeverSearches()
    {
        var stage = StageFinding(1);
        var rule = Given.Rule("handoff", Decision.Handoff) with { TakesWholeMessage = true };

        var found = await stage.FindAsync(Given.Screened("text", rule) with { Rest = "exosomes" }, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Same(Found.Nothing, found);
        Assert.Null(asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("what about it?")]
    [InlineData("?!")]
    public async Task FindAsync_WhenRestSaysNothing_NeverSearches(string rest)
    {
        var stage = StageFinding(1);

        var found = await stage.FindAsync(Given.Screened("text") with { Rest = rest }, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Same(Found.Nothing, found);
        Assert.Null(asked);
    }

    [Fact]
    public async Task FindAsync_WhenLanguageIsNotEnglish_NeverSearches()
    {
        var stage = StageFinding(1);

        var found = await stage.FindAsync(Given.Screened("exosome la gi", language: "vi"), ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Same(Found.Nothing, found);
        Assert.Null(asked);
    }

    [Fact]
    public async Task FindAsync_WhenSearching_PassesTheSubjectAndTheComparisonOn()
    {
        var stage = StageFinding(1);
        var screened = Given.Screened("prp or exosomes") with { Subject = Therapies.Prp | Therapies.Exosomes, Compares = true };

        var found = await stage.FindAsync(screened, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(new PassageQuery("prp or exosomes", Therapies.Prp | Therapies.Exosomes, Compares: true), asked);
        Assert.Equal((Therapies.Prp | Therapies.Exosomes, true, false), (found.Subject, found.Compares, found.Carried));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FindAsync_WhenSearching_TellsWhetherTheQuestionIsAboutHarm(bool aboutHarm)
    {
        var stage = StageFinding(1);

        await stage.FindAsync(Given.Screened("exosomes") with { AsksAboutHarm = aboutHarm }, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(new PassageQuery("exosomes", Therapies.None, Compares: false, aboutHarm), asked);
    }

    [Fact]
    public async Task FindAsync_WhenCancelled_PassesTheTokenToTheSearch()
    {
        using var source = new CancellationTokenSource();
        var stage = StageFinding(1);

        await stage.FindAsync(Given.Screened("exosomes"), ConversationState.New, source.Token);

        search.Verify(port => port.SearchAsync(It.IsAny<PassageQuery>(), source.Token), Times.Once);
    }

    [Theory]
    [InlineData(1, false, "redness swelling laser pain", Therapies.Exosomes, true)]
    [InlineData(1, false, "redness swelling laser pain cost", Therapies.None, false)]
    [InlineData(1, true, "redness swelling laser pain cost", Therapies.Exosomes, true)]
    [InlineData(0, true, "redness", Therapies.None, false)]
    public async Task FindAsync_WhenMessageFollows_CarriesTheSubject(int turns, bool pointsBack, string text, Therapies subject, bool carried)
    {
        var stage = StageFinding(1);
        var conversation = ConversationState.New with { Turns = turns, Subject = Therapies.Exosomes };

        var found = await stage.FindAsync(
            Given.Screened(text) with { PointsBack = pointsBack }, conversation, TestContext.Current.CancellationToken);

        Assert.Equal(subject, asked?.Subject);
        Assert.Equal((subject, carried), (found.Subject, found.Carried));
    }

    [Fact]
    public async Task FindAsync_WhenFollowUpNamesItsOwnSubject_DoesNotCarryTheOther()
    {
        var stage = StageFinding(1);
        var conversation = ConversationState.New with { Turns = 2, Subject = Therapies.Exosomes };
        var screened = Given.Screened("and prp redness") with { Subject = Therapies.Prp, PointsBack = true };

        var found = await stage.FindAsync(screened, conversation, TestContext.Current.CancellationToken);

        Assert.Equal((Therapies.Prp, false), (found.Subject, found.Carried));
    }

    [Theory]
    [InlineData(1, "and prp", "and prp how safe are exosomes")]
    [InlineData(1, "prp redness", "prp redness how safe are exosomes")]
    [InlineData(1, "prp redness laser", "prp redness laser how safe are exosomes")]
    [InlineData(1, "prp redness laser scars veins", "prp redness laser scars veins")]
    [InlineData(0, "and prp", "and prp")]
    public async Task FindAsync_WhenFollowUpIsVeryShort_TakesTheLastQuestionAlong(int turns, string text, string expected)
    {
        var stage = StageFinding(1);
        var conversation = ConversationState.New with { Turns = turns, LastQuestion = "how safe are exosomes" };

        await stage.FindAsync(Given.Screened(text) with { Subject = Therapies.Prp }, conversation, TestContext.Current.CancellationToken);

        Assert.Equal(expected, asked?.Text);
    }

    [Theory]
    [InlineData(0.4, true)]
    [InlineData(0.39, false)]
    public async Task FindAsync_WhenNoWordIsOfTheSubject_TheBestPassageMustReachAHigherFloor(double score, bool suffices)
    {
        var found = await StageFinding(score).FindAsync(
            Given.Screened("gorillas fight men") with { IsOnSubject = false }, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(suffices, found.Suffices);
    }

    [Theory]
    [InlineData(0.6, 0, 0.5, true, true)]
    [InlineData(0.59, 1, 0.5, true, false)]
    [InlineData(0.9, 0.9, 0.74, true, true)]
    [InlineData(0.9, 0.9, 0.75, true, false)]
    [InlineData(0.9, 0.1, 0.05, false, true)]
    [InlineData(0.9, 0.09, 0.05, false, false)]
    public async Task FindAsync_WhenNoPassageIsLikelyToAnswer_NamesTheTopicAndWhatIsNear(double likelihood, double likeness, double score, bool isOnSubject, bool isUnanswered)
    {
        unanswered.Setup(port => port.Match("what are exosomes")).Returns(new UnansweredMatch(new UnansweredTopic("makeup", "make-up", ["exosomes", "gone"]), likelihood, likeness));

        var found = await StageFinding(score).FindAsync(
            Given.Screened("what are exosomes") with { IsOnSubject = isOnSubject }, ConversationState.New, TestContext.Current.CancellationToken);

        Assert.Equal(isUnanswered ? "makeup" : null, found.Unanswered?.Id);
        Assert.Equal(!isUnanswered && score >= Thresholds.Floor, found.Suffices);
        Assert.Equal(isUnanswered ? [0, score] : [score], found.Passages.Select(passage => passage.Score));
    }

    private RetrievalStage StageFinding(double score)
    {
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>()))
            .Callback((PassageQuery query, CancellationToken _) => asked = query)
            .ReturnsAsync([new RetrievedPassage(Exosomes, score)]);
        return new RetrievalStage(search.Object, new Shelf(Exosomes), unanswered.Object, Thresholds);
    }
}
