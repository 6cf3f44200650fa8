using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ConsultBot.Consultation.Tests.Recording;

/// <summary>Makes entries and committed turns the only way there is.</summary>
internal static class Entries
{
    public static IPolicyVersions Versions { get; } = VersionsOfAPolicy();

    public static Policy Policy { get; } = new Turn().Policy("p");

    public static async Task<CommittedTurn> CommitAsync(ITurnRecord record, Reply reply, CancellationToken cancellationToken)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        var turn = await Stage(record, clock).CommitAsync(
            Policy, Given.Screened("text"), Found.Nothing, [Given.Nothing], reply, ConversationState.New, new StageLaps(clock), cancellationToken);
        return turn!;
    }

    /// <summary>The stage on a record, in conversations that nothing was said in yet.</summary>
    public static RecordingStage Stage(ITurnRecord record, TimeProvider clock, IConversationStore? conversations = null, OutageTally? outage = null) =>
        new(record, conversations ?? new InMemoryRecord(), outage ?? new OutageTally(clock), Versions, clock);

    public static TurnEntry Entry(string conversation, int turns) => new()
    {
        TurnId = $"{conversation}/{turns}",
        MessageId = $"{conversation}/m{turns}",
        Message = Given.Message("text") with { ConversationId = conversation },
        Screened = Given.Screened("text"),
        Found = Found.Nothing,
        Drafts = [],
        Reply = Given.Reply(Decision.Abstain),
        Text = string.Empty,
        Conversation = ConversationState.New with { Turns = turns },
        Versions = Given.Versions,
        Timings = [],
        At = Given.Noon,
    };

    private static IPolicyVersions VersionsOfAPolicy()
    {
        var versions = new Mock<IPolicyVersions>();
        versions.Setup(port => port.Of(It.IsAny<Policy>())).Returns((Policy policy) => Given.Versions with { Policy = policy.Hash });
        return versions.Object;
    }
}
