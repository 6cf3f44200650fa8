using ConsultBot.Consultation.Conversations;
using ConsultBot.Storage.Review;
using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Review;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsultBot.Tests.Models;

/// <summary>The service with a scripted model as its writer.</summary>
internal sealed class ModelService : IAsyncDisposable
{
    /// <summary>The key that the service is given, and that must show nowhere.</summary>
    public const string Key = "sk-4711-secret";

    private Func<ModelRequest, ModelPart> play = HostileParts.Faithful;
    private int conversations;

    private ModelService()
    {
    }

    public ScriptedModel Model { get; private set; } = null!;

    public RunningService Service { get; private set; } = null!;

    public LogKeeper Log { get; } = new();

    /// <summary>Starts both.</summary>
    /// <param name="provider">The protocol that they speak.</param>
    /// <param name="settings">More settings.</param>
    /// <param name="folder">Where the record lies; without it, in a folder that is gone with the service.</param>
    public static async Task<ModelService> StartAsync(string provider = "openai", IEnumerable<KeyValuePair<string, string?>>? settings = null, string? folder = null)
    {
        var both = new ModelService();
        both.Model = await ScriptedModel.StartAsync(request => both.play(request));
        Dictionary<string, string?> all = new(StringComparer.Ordinal)
        {
            ["Model:Provider"] = provider,
            ["Model:Endpoint"] = new Uri(both.Model.Address, provider is "openai" ? "v1" : string.Empty).AbsoluteUri,
            ["Model:Name"] = "scripted",
            ["Model:ApiKey"] = Key,
        };
        foreach (var (key, value) in settings ?? [])
        {
            all[key] = value;
        }

        both.Service = await RunningService.StartAsync(all, replace: services => services.AddSingleton<ILoggerProvider>(both.Log), folder: folder);
        return both;
    }

    /// <summary>What the model does from now on.</summary>
    public void Play(Func<ModelRequest, ModelPart> part) => play = part;

    /// <summary>Asks something in a conversation of its own, and hands back the reply with the turn as it was recorded.</summary>
    public async Task<(string Reply, TurnRecord Turn)> AskAsync(string question)
    {
        var conversation = $"model-{Interlocked.Increment(ref conversations)}";
        var reply = await Service.SayAsync(question, conversation);
        return (reply!, await TurnOfAsync(conversation));
    }

    /// <summary>The last turn of a conversation.</summary>
    public async Task<TurnRecord> TurnOfAsync(string conversation)
    {
        var review = Service.Services.GetRequiredService<Storage.Record>().Review;
        var reference = ConversationReference.Of(conversation);
        var listed = await review.ListAsync(ReviewFilter.Everything with { Reference = reference }, before: null, most: 1, TestContext.Current.CancellationToken);
        var read = await review.ReadAsync(Assert.Single(listed.Conversations).Number, after: 0, most: 10, TestContext.Current.CancellationToken);
        return read!.Entries.Select(entry => entry.Content).OfType<AnsweredTurn>().Last().Record;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Model.DisposeAsync();
        Log.Dispose();
    }
}
