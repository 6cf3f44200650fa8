using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Approval;
using ConsultBot.Knowledge.Tests.Index;

namespace ConsultBot.Knowledge.Tests.Approval;

public sealed class ApprovalsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_nobody_decided_about_is_a_draft() => Assert.Equal(PassageStatus.Draft, Status("Text."));

    [Theory]
    [InlineData(KnowledgeAction.Edition)]
    [InlineData(KnowledgeAction.Approved)]
    [InlineData(KnowledgeAction.Development)]
    public void An_approval_is_bound_to_the_text(KnowledgeAction action)
    {
        Assert.Equal(PassageStatus.Approved, Status("Text.", (action, "Text.")));
        Assert.Equal(PassageStatus.Draft, Status("Text changed.", (action, "Text.")));
    }

    [Fact]
    public void The_last_approval_counts()
    {
        Assert.Equal(PassageStatus.Approved, Status("New.", (KnowledgeAction.Approved, "Old."), (KnowledgeAction.Approved, "New.")));
        Assert.Equal(PassageStatus.Draft, Status("Old.", (KnowledgeAction.Approved, "Old."), (KnowledgeAction.Approved, "New.")));
    }

    [Theory]
    [InlineData("Text.")]
    [InlineData("Text changed.")]
    public void A_withdrawal_is_bound_to_the_passage_whatever_its_text(string text) =>
        Assert.Equal(PassageStatus.Withdrawn, Status(text, (KnowledgeAction.Approved, "Text."), (KnowledgeAction.Withdrawn, "Text.")));

    [Theory]
    [InlineData(KnowledgeAction.Edition, PassageStatus.Withdrawn)]
    [InlineData(KnowledgeAction.Development, PassageStatus.Withdrawn)]
    [InlineData(KnowledgeAction.Approved, PassageStatus.Approved)]
    public void Only_a_curator_ends_a_withdrawal(KnowledgeAction action, PassageStatus status) =>
        Assert.Equal(status, Status("Text.", (KnowledgeAction.Withdrawn, "Text."), (action, "Text.")));

    [Fact]
    public void The_standing_tells_who_decided_last_and_keeps_the_text_that_was_approved()
    {
        var approvals = Given((KnowledgeAction.Approved, "Text."), (KnowledgeAction.Withdrawn, "Text changed."));

        var standing = approvals.Of("one")!;

        Assert.Equal((true, KnowledgeAction.Withdrawn, "A. B.", "Because.", Day.AddMinutes(1)), (standing.IsWithdrawn, standing.Action, standing.By, standing.Reason, standing.At));
        Assert.Equal("Text.", standing.Approved!.Text);
        Assert.Null(approvals.Of("other"));
    }

    private static PassageStatus Status(string text, params (KnowledgeAction Action, string Text)[] changes) => Given(changes).StatusOf(Corpus.Passage("one", text));

    private static Approvals Given(params (KnowledgeAction Action, string Text)[] changes) => Approvals.Of(changes.Select((change, index) => new RecordedKnowledgeChange(
        new KnowledgeChange(change.Action, [new PassageVersion("one", Corpus.Passage("one", change.Text).ContentHash, change.Text)], "A. B.", "Because."), Day.AddMinutes(index))));
}
