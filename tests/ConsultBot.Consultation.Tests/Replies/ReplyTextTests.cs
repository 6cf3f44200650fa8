using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Replies;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

public sealed class ReplyTextTests
{
    private static readonly CaveatBlock Caveats = new(
        CaveatIds.All,
        CaveatForm.Short,
        Therapies.Prp,
        [Given.Caveat(CaveatIds.Fda, "Off-label."), Given.Caveat(CaveatIds.Specialist, "See a specialist.")],
        []);

    private static readonly Reply Full = Given.Reply(Decision.Answer, "First.", "Second.") with
    {
        Facts = [new CitedSentence("One.", 1), new CitedSentence("Two.", 2), new CitedSentence("Three.", 1)],
        Gap = "No days.",
        Caveats = Caveats,
        CaveatLabel = "Note:",
        After = ["Call us.", "Bye."],
    };

    [Fact]
    public void Render_WhenReplyHasEverything_PutsTheCaveatsDirectlyAfterTheFacts()
    {
        var text = ReplyText.Render(Full);

        Assert.Equal(
            "First.\n\nSecond.\n\nOne. [1] Two. [2] Three. [1] No days.\n\nNote: Off-label. See a specialist.\n\nCall us.\n\nBye.",
            text);
    }

    [Fact]
    public void Render_WhenFactsAreAList_PutsEachAfterTheFirstOnItsOwnLine()
    {
        var text = ReplyText.Render(Full with { AsList = true, Before = [], After = [], CaveatLabel = string.Empty });

        Assert.Equal("One. [1]\n- Two. [2]\n- Three. [1]\nNo days.\n\nOff-label. See a specialist.", text);
    }

    [Fact]
    public void Render_WhenPartsAreMissing_LeavesNoEmptyParagraph()
    {
        var text = ReplyText.Render(Given.Reply(Decision.Emergency, string.Empty, "Call.", string.Empty));

        Assert.Equal("Call.", text);
    }

    [Fact]
    public void Render_WhenAllCaveatsAreSaidAlready_AddsNothing()
    {
        var text = ReplyText.Render(Full with { Before = [], After = [], Gap = string.Empty, Caveats = Caveats with { Sentences = [] } });

        Assert.Equal("One. [1] Two. [2] Three. [1]", text);
    }

    [Fact]
    public void Render_WhenReplyIsEmpty_IsEmpty()
    {
        Assert.Empty(ReplyText.Render(Given.Reply(Decision.Abstain)));
    }
}
