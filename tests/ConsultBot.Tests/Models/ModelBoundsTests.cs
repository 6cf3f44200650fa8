using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Models;

/// <summary>What a model may cost, and how its answers are had again without it.</summary>
public sealed class ModelBoundsTests
{
    private const string Question = "what are exosomes?";

    [Fact]
    public async Task When_the_tokens_of_the_day_are_used_up_the_passages_answer()
    {
        await using var service = await ModelService.StartAsync(settings: [new("Model:TokensPerDay", "10")]);

        var (_, first) = await service.AskAsync(Question);
        var (reply, second) = await service.AskAsync(Question);

        Assert.Equal("openai/scripted", first.Model);
        Assert.Equal(("extractive", reply, "the 10 tokens of the day are used up"), (second.Model, second.Text, second.Drafts[0].Call!.Failure));
        Assert.Single(service.Model.Requests);
    }

    [Fact]
    public async Task When_the_money_of_the_day_is_used_up_the_passages_answer()
    {
        await using var service = await ModelService.StartAsync(settings: [new("Model:MoneyPerDay", "0.0001"), new("Model:InputPrice", "10"), new("Model:OutputPrice", "30")]);

        await service.AskAsync(Question);
        var (_, second) = await service.AskAsync(Question);

        Assert.Contains("money", second.Drafts[0].Call!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_day_cost_outlives_the_service()
    {
        using var folder = new TemporaryFolder();
        await using (var service = await ModelService.StartAsync(settings: [new("Model:TokensPerDay", "10")], folder: folder.Path))
        {
            await service.AskAsync(Question);
        }

        await using var again = await ModelService.StartAsync(settings: [new("Model:TokensPerDay", "10")], folder: folder.Path);
        await again.Service.SayAsync(Question, "after the restart");

        Assert.Equal("the 10 tokens of the day are used up", (await again.TurnOfAsync("after the restart")).Drafts[0].Call!.Failure);
        Assert.Empty(again.Model.Requests);
    }

    [Theory]
    [InlineData("Model:TokensPerTurn", "10")]
    [InlineData("Model:MoneyPerTurn", "0.0001")]
    public async Task A_turn_that_has_spent_what_it_may_is_not_repaired(string key, string value)
    {
        await using var service = await ModelService.StartAsync(settings: [new(key, value), new("Model:InputPrice", "10"), new("Model:OutputPrice", "30")]);
        service.Play(HostileParts.All.First(part => part.Name is "promise, as the verdict").Play);

        var (reply, turn) = await service.AskAsync(Question);

        Assert.Equal(["openai/scripted", "openai/scripted", "extractive"], turn.Drafts.Select(draft => draft.Model));
        Assert.Equal("the turn's budget is used up", turn.Drafts[1].Call!.Failure);
        Assert.DoesNotContain("ten years younger", reply, StringComparison.Ordinal);
        Assert.Single(service.Model.Requests);
    }

    [Fact]
    public async Task A_call_that_would_cost_too_much_is_not_made()
    {
        await using var service = await ModelService.StartAsync(settings: [new("Model:TokensPerCall", "950")]);

        var (_, turn) = await service.AskAsync(Question);

        Assert.Equal("extractive", turn.Model);
        Assert.EndsWith("950 are allowed", turn.Drafts[0].Call!.Failure, StringComparison.Ordinal);
        Assert.Empty(service.Model.Requests);
    }

    [Fact]
    public async Task A_draft_that_does_not_hold_is_repaired_once_with_the_reasons()
    {
        await using var service = await ModelService.StartAsync();
        service.Play(request => service.Model.Requests.Count == 1 ? HostileParts.All.First(part => part.Name is "promise, as the verdict").Play(request) : HostileParts.Faithful(request));

        var (_, turn) = await service.AskAsync(Question);

        Assert.Equal(["openai/scripted", "openai/scripted"], turn.Drafts.Select(draft => draft.Model));
        Assert.Contains("An earlier draft had these sentences", service.Model.Requests[1].User, StringComparison.Ordinal);
        Assert.Contains("ten years younger", service.Model.Requests[1].User, StringComparison.Ordinal);
        Assert.DoesNotContain("An earlier draft", service.Model.Requests[0].User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_replies_answer_without_a_model_and_what_was_not_kept_is_taken_from_the_passages()
    {
        using var folder = new TemporaryFolder();
        string recorded, hash;
        await using (var service = await ModelService.StartAsync(settings: [new("Model:RecordInto", folder.Path)]))
        {
            (recorded, var live) = await service.AskAsync(Question);
            hash = live.Drafts[0].Call!.PromptHash;
        }

        Assert.Equal([$"{hash}.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));

        await using var replay = await ModelService.StartAsync(settings: [new("Model:ReplayFrom", folder.Path)]);
        var (replayed, turn) = await replay.AskAsync(Question);
        var (_, unknown) = await replay.AskAsync("what is PRP?");

        Assert.Equal((recorded, "openai/scripted", hash), (replayed, turn.Model, turn.Drafts[0].Call!.PromptHash));
        Assert.Equal("extractive", unknown.Model);
        Assert.NotNull(unknown.Drafts[0].Call!.Failure);
        Assert.Empty(replay.Model.Requests);
    }
}
