using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Retrieval;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Retrieval;

/// <summary>What may be told in general beside a refusal.</summary>
public sealed class RefusalPassageTests
{
    private static readonly Passage Exosomes = Given.Passage("dose-exosomes", Therapies.Exosomes, "dosing", "There is no agreed amount.");
    private static readonly Passage Prp = Given.Passage("dose-prp", Therapies.Prp, "dosing", "Kits differ.");
    private static readonly Passage Pair = Given.Passage("dose-pair", Therapies.Exosomes | Therapies.Prp, "dosing", "Neither has an agreed amount.");
    private static readonly Passage General = Given.Passage("dose-general", Therapies.None, "dosing", "Amounts are for a specialist.");

    [Theory]
    [InlineData("dose-exosomes,dose-prp,dose-general", Therapies.Exosomes, "dose-exosomes")]
    [InlineData("dose-exosomes,dose-prp,dose-general", Therapies.Prp, "dose-prp")]
    [InlineData("dose-exosomes,dose-prp,dose-general", Therapies.Secretome, "dose-general")]
    [InlineData("dose-exosomes,dose-prp,dose-general", Therapies.None, "dose-exosomes")]
    [InlineData("dose-exosomes,dose-prp,dose-pair", Therapies.Exosomes | Therapies.Prp, "dose-pair")]
    [InlineData("dose-exosomes,dose-prp", Therapies.Exosomes | Therapies.Prp, "dose-exosomes")]
    [InlineData("dose-pair,dose-prp", Therapies.Prp, "dose-pair")]
    [InlineData("withdrawn,dose-prp", Therapies.Prp, "dose-prp")]
    [InlineData("withdrawn,dose-prp", Therapies.None, "dose-prp")]
    public async Task A_refusal_tells_the_passage_that_fits_the_subject(string passages, Therapies subject, string expected)
    {
        var found = await FindAsync(passages, subject, ConversationState.New);

        Assert.Equal(expected, Assert.Single(found.Passages).Passage.Id);
        Assert.Equal(1, found.Passages[0].Score);
        Assert.True(found.Suffices);
        Assert.Empty(found.Question);
        Assert.Equal(found.Passages[0].Passage.Therapies, found.Subject);
    }

    [Theory]
    [InlineData("", Therapies.Prp)]
    [InlineData("withdrawn", Therapies.Prp)]
    [InlineData("withdrawn", Therapies.None)]
    [InlineData("dose-exosomes,dose-prp", Therapies.Secretome)]
    public async Task A_refusal_without_a_fitting_passage_tells_nothing(string passages, Therapies subject)
    {
        var found = await FindAsync(passages, subject, ConversationState.New);

        Assert.Same(Found.Nothing, found);
    }

    [Fact]
    public async Task A_refusal_that_names_no_subject_goes_by_the_conversation()
    {
        var found = await FindAsync("dose-exosomes,dose-prp", Therapies.None, ConversationState.New with { Subject = Therapies.Prp });

        Assert.Equal("dose-prp", Assert.Single(found.Passages).Passage.Id);
    }

    [Fact]
    public async Task A_refusal_that_names_a_subject_does_not_go_by_the_conversation()
    {
        var found = await FindAsync("dose-pair,dose-exosomes", Therapies.Exosomes, ConversationState.New with { Subject = Therapies.Secretome });

        Assert.Equal("dose-pair", Assert.Single(found.Passages).Passage.Id);
    }

    [Theory]
    [InlineData(0.5, "other")]
    [InlineData(0.49, "dose-prp")]
    public async Task The_rest_of_a_refused_message_is_answered_when_it_is_found_well_enough(double score, string expected)
    {
        var other = Given.Passage("other", Therapies.Exosomes, "evidence", "Exosomes are small.");

        var found = await FindAsync("dose-prp", Therapies.Prp, ConversationState.New, "what are exosomes", new RetrievedPassage(other, score));

        Assert.Equal(expected, Assert.Single(found.Passages).Passage.Id);
    }

    [Fact]
    public async Task A_refusal_in_another_language_still_tells_its_passage()
    {
        var found = await FindAsync("dose-prp", Therapies.Prp, ConversationState.New, "exosome la gi", language: "vi");

        Assert.Equal("dose-prp", Assert.Single(found.Passages).Passage.Id);
    }

    [Fact]
    public async Task A_refusal_that_takes_the_whole_message_still_tells_its_passage()
    {
        var found = await FindAsync("dose-prp", Therapies.Prp, ConversationState.New, takesWholeMessage: true);

        Assert.Equal("dose-prp", Assert.Single(found.Passages).Passage.Id);
    }

    private static async Task<Found> FindAsync(
        string passages,
        Therapies subject,
        ConversationState conversation,
        string rest = "",
        RetrievedPassage? hit = null,
        string language = "en",
        bool takesWholeMessage = false)
    {
        var search = new Mock<IPassageSearch>();
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>())).ReturnsAsync(hit is null ? [] : [hit]);
        var rule = Given.Rule("dosing", Decision.RefuseDosing) with
        {
            Passages = passages.Split(',', StringSplitOptions.RemoveEmptyEntries),
            TakesWholeMessage = takesWholeMessage,
        };
        var stage = new RetrievalStage(search.Object, new Shelf(Exosomes, Prp, Pair, General), Mock.Of<IUnansweredTopics>(), RetrievalStageTests.Thresholds);
        var screened = Given.Screened("how many ml", rule, language) with { Rest = rest, Subject = subject };
        return await stage.FindAsync(screened, conversation, TestContext.Current.CancellationToken);
    }
}
