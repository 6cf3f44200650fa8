using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Replies;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>A turn that runs sees one policy from start to end; the turn after it sees the next.</summary>
public sealed class OnePolicyTests
{
    private readonly Turn turn = new();

    [Fact]
    public async Task A_policy_that_comes_into_force_during_a_turn_changes_nothing_of_it()
    {
        var other = turn.Policy("other", new ReplyBook(Given.Clinic, WithAnotherWording(), "other-replies"));
        turn.Find((Turn.Dose, 0.9));
        turn.Writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AnswerRequest request, CancellationToken _) =>
            {
                turn.Policies.Setup(port => port.Current).Returns(other);
                return ValueTask.FromResult(ExtractiveComposer.Compose(request));
            });

        var first = await turn.RunAsync("Tell me about exosomes for skin. Promise me.", TestContext.Current.CancellationToken);
        var second = await turn.RunAsync("Tell me about exosomes for skin. Promise me.", TestContext.Current.CancellationToken);

        Assert.Equal(("p", "other"), (first.Versions.Policy, second.Versions.Policy));
        Assert.Contains("I can't promise a result.", first.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody can promise.", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody can promise.", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_is_asked_for_once_in_a_turn()
    {
        turn.Find((Turn.Evidence, 0.9));

        await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        turn.Policies.VerifyGet(port => port.Current, Times.Once);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> WithAnotherWording() => new(StringComparer.Ordinal)
    {
        ["en"] = new Dictionary<string, string>(Texts.English, StringComparer.Ordinal) { ["refuse_promise"] = "Nobody can promise." },
    };
}
