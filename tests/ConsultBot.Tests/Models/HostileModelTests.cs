using ConsultBot.Tests.Recording;

namespace ConsultBot.Tests.Models;

/// <summary>Whatever a model does, the patient gets a safe answer with its caveats, and the record says what happened.</summary>
public sealed class HostileModelTests : IAsyncLifetime
{
    private const string Question = "what are exosomes?";

    private static readonly ModelRequest Sample = new(
        1, IsAnthropic: false, Streams: false, "You help.", "Question: q\nForm: prose\nMost words: 90\nPassages:\n§ one 1.00\nPRP has three parts. It may help the skin.\n", string.Empty, string.Empty);

    private ModelService service = null!;

    public static TheoryData<string> Parts => [.. HostileParts.All.Where(part => part.Play(Sample) is not Says).Select(part => part.Name)];

    public async ValueTask InitializeAsync() =>
        service = await ModelService.StartAsync(settings: [new("Model:DeadlineSeconds", "1"), new("Model:AttemptSeconds", "1")]);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_model_that_fails_costs_no_answer(string name)
    {
        service.Play(HostileParts.All.First(part => string.Equals(part.Name, name, StringComparison.Ordinal)).Play);

        var (reply, turn) = await service.AskAsync(Question);

        Assert.NotEmpty(service.Model.Requests);
        Safe.Check(reply, service.Model.Requests);
        Assert.Equal(("answer", "extractive", reply), (turn.Decision, turn.Model, turn.Text));
        Assert.Equal("fda,long_term,specialist", turn.CaveatIds);
        Assert.Equal("openai/scripted", turn.Drafts[0].Model);
        var call = turn.Drafts[0].Call!;
        Assert.True(call.Failure is not null || turn.Drafts[0].Sentences.Count == 0);
        Assert.DoesNotContain(service.Log.Lines, line => line.Contains(ModelService.Key, StringComparison.Ordinal) || line.Contains(Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_a_model_says_nothing_bad_of_it_is_shown()
    {
        foreach (var (name, play) in HostileParts.All.Where(part => part.Play(Sample) is Says))
        {
            var before = service.Model.Requests.Count;
            service.Play(play);

            var (reply, turn) = await service.AskAsync(Question);

            var asked = service.Model.Requests.Skip(before).ToArray();
            Assert.True(asked.Length is 1 or 2, $"{name}: the model was asked {asked.Length} times");
            Safe.Check(reply, asked, name);
            Assert.True(turn.Decision is "answer" && turn.Text == reply && turn.CaveatIds is "fda,long_term,specialist", name);
            Assert.Equal("openai/scripted", turn.Drafts[0].Model);
            Assert.True(turn.Drafts[0].Call is { PromptHash.Length: 64, Failure: null, InputTokens: > 0 }, name);
        }
    }

    [Fact]
    public async Task A_good_answer_is_shown_as_the_models()
    {
        var (reply, turn) = await service.AskAsync(Question);

        var draft = Assert.Single(turn.Drafts);
        Assert.Equal("openai/scripted", turn.Model);
        Assert.All(draft.Sentences, sentence => Assert.Empty(sentence.Violations));
        Assert.All(draft.Sentences, sentence => Assert.Contains(sentence.Text, reply, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_red_flag_is_answered_with_a_call_in_flight()
    {
        await using var slow = await ModelService.StartAsync();
        slow.Play(_ => new Silent());
        var asking = slow.Service.SayAsync(Question, "both");
        while (slow.Model.Requests.Count == 0)
        {
            await Task.Yield();
        }

        var urgent = await slow.Service.SayAsync("I can't breathe and my lips swell", "both");

        Assert.StartsWith("**Call 911 now", urgent, StringComparison.Ordinal);
        Assert.Null(await asking);
    }

    [Fact]
    public async Task Personal_data_does_not_reach_the_model()
    {
        var (_, turn) = await service.AskAsync("what are exosomes? my mail is jq@example.org and my number 555-867-5309");

        var request = Assert.Single(service.Model.Requests);
        Assert.DoesNotContain("867-5309", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("jq@example.org", request.Body, StringComparison.Ordinal);
        Assert.Contains("phone", turn.PersonalData!);
    }

    [Fact]
    public async Task Anthropics_protocol_is_spoken_too()
    {
        await using var other = await ModelService.StartAsync("anthropic");

        var (reply, turn) = await other.AskAsync(Question);
        other.Play(HostileParts.All[0].Play);
        var (second, _) = await other.AskAsync(Question);

        Assert.True(other.Model.Requests.Count >= 2 && other.Model.Requests.All(request => request.IsAnthropic && request.Authorization is ModelService.Key));
        Assert.Equal("anthropic/scripted", turn.Model);
        Assert.Contains(turn.Drafts[0].Sentences[0].Text, reply, StringComparison.Ordinal);
        Safe.Check(second, other.Model.Requests);
    }
}
