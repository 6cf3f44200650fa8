using ConsultBot.Consultation.Recording;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>Conversations in which a crisis, an emergency or a reaction is told.</summary>
public sealed class OpenUrgencyTurnTests
{
    private const string Answer =
        "Studies of exosomes are small. [1] Most took 5 days. [1]\n\nPlease note: No product of exosomes is approved. "
        + "We do not know how safe exosomes will be in the long term. See a specialist in person before you decide.";

    private readonly Turn turn = new();

    public OpenUrgencyTurnTests() => turn.Find((Turn.Evidence, 0.9));

    [Fact]
    public async Task A_crisis_stays_open_until_the_person_is_safe_and_is_never_forgotten()
    {
        var entries = await TalkAsync("I want to end my life", "What are exosomes?", "I can't breathe", "my rash", "I'm safe", "What are exosomes?");

        Assert.Equal(
            [
                "Call 118 now.", "Please call 118 now.", "Call 119 now, or 118.", "Please call 118 now.", "I'm glad. If you feel that way again, call 118.",
                $"Low again? Call 118.\n\n{Answer}",
            ],
            entries.Select(entry => entry.Text));
        Assert.Equal(
            [Decision.Crisis, Decision.Crisis, Decision.Crisis, Decision.Crisis, null, (Decision?)null], entries.Select(entry => entry.Conversation.Urgent));
        Assert.Equal([null, null, null, null, Decision.Crisis, (Decision?)Decision.Crisis], entries.Select(entry => entry.Conversation.PastUrgent));
    }

    [Fact]
    public async Task An_emergency_stays_open_until_the_person_is_safe_and_can_become_a_crisis()
    {
        var entries = await TalkAsync("I can't breathe", "how many ml", "I want to end my life", "hello");

        Assert.Equal(["Call 119 now.", "Please call 119 now.", "Call 118 now.", "Please call 118 now."], entries.Select(entry => entry.Text));
        Assert.Equal(
            [Decision.Emergency, Decision.Emergency, Decision.Crisis, (Decision?)Decision.Crisis], entries.Select(entry => entry.Conversation.Urgent));
    }

    [Fact]
    public async Task While_an_emergency_is_open_nothing_is_searched_or_written()
    {
        await TalkAsync("I can't breathe", "What are exosomes?", "Are exosomes dangerous?");

        turn.Search.VerifyNoOtherCalls();
        turn.Writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_symptom_told_turns_after_the_treatment_is_a_reaction()
    {
        var entries = await TalkAsync("I feel sick", "I had exosomes today", "What are exosomes?", "I feel sick");

        Assert.Equal([false, true, true, true], entries.Select(entry => entry.Conversation.SaidTreated));
        Assert.Equal((Decision.AdverseEvent, "adverse.after-treatment"), (entries[3].Reply.Decision, entries[3].Reply.RuleId));
        Assert.NotEqual(Decision.AdverseEvent, entries[0].Reply.Decision);
    }

    private async Task<TurnEntry[]> TalkAsync(params string[] messages)
    {
        var entries = new List<TurnEntry>();
        foreach (var message in messages)
        {
            entries.Add(await turn.RunAsync(message, TestContext.Current.CancellationToken));
            turn.Remember(entries[^1].Conversation);
        }

        return [.. entries];
    }
}
