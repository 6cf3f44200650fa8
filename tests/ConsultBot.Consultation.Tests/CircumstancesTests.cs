using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>What a channel knows of a message beside its words.</summary>
public sealed class CircumstancesTests
{
    private readonly Turn turn = new();

    public CircumstancesTests() => turn.Find((Turn.Evidence, 0.9));

    [Theory]
    [InlineData(Circumstances.TooMany, "What are exosomes?", Decision.OffTopic, "too-many")]
    [InlineData(Circumstances.TooMany, "I can't breathe", Decision.Emergency, null)]
    [InlineData(Circumstances.TooMany | Circumstances.HasAttachment, "", Decision.OffTopic, "too-many")]
    [InlineData(Circumstances.NeedsConsent, "What are exosomes?", Decision.Smalltalk, "consent.needed")]
    [InlineData(Circumstances.NeedsConsent, "I can't breathe", Decision.Emergency, null)]
    [InlineData(Circumstances.NeedsConsent | Circumstances.Agrees, "I agree", Decision.Smalltalk, "consent.given")]
    [InlineData(Circumstances.HasAttachment, "", Decision.Handoff, "upload-refused")]
    [InlineData(Circumstances.HasAttachment, "I can't breathe", Decision.Emergency, null)]
    public async Task They_decide_unless_somebody_is_in_danger(Circumstances circumstances, string text, Decision decision, string? rule)
    {
        var entry = await RunAsync(text, circumstances);

        Assert.Equal(decision, entry.Reply.Decision);
        if (rule is not null)
        {
            Assert.Equal(rule, entry.Reply.RuleId);
            Assert.Empty(entry.Reply.Facts);
        }
    }

    [Fact]
    public async Task What_a_message_with_a_file_asks_in_words_is_answered_too()
    {
        var entry = await RunAsync("What are exosomes?", Circumstances.HasAttachment);

        Assert.Equal("upload-refused", entry.Reply.RuleId);
        Assert.NotEmpty(entry.Reply.Facts);
        Assert.NotEmpty(entry.Reply.Caveats.All);
    }

    [Fact]
    public async Task Once_agreed_the_conversation_remembers_it_and_answers()
    {
        Assert.True((await RunAsync("I agree", Circumstances.NeedsConsent | Circumstances.Agrees)).Conversation.Consented);
        turn.Remember(ConversationState.New with { Consented = true });

        var entry = await RunAsync("What are exosomes?", Circumstances.NeedsConsent);

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.True(entry.Conversation.Consented);
    }

    [Fact]
    public async Task In_preview_a_visitor_with_a_signed_link_is_answered()
    {
        turn.Mode.Current = ServiceMode.Preview;

        Assert.Equal(Decision.Answer, (await RunAsync("What are exosomes?", Circumstances.Invited)).Reply.Decision);
        turn.Mode.Current = ServiceMode.Off;
        Assert.Equal("service-paused", (await RunAsync("What are exosomes?", Circumstances.Invited)).Reply.RuleId);
    }

    private async Task<TurnEntry> RunAsync(string text, Circumstances circumstances) =>
        (await turn.Pipeline().RunAsync(Given.Message(text) with { Circumstances = circumstances }, TestContext.Current.CancellationToken))!.Entry;
}
