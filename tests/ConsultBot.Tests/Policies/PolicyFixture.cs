using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Policies;
using ConsultBot.Storage;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Policies;

/// <summary>The services on a record and on policy files of their own; opened again, as after a restart.</summary>
internal sealed class PolicyFixture : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private ServiceProvider? services;

    public PolicyFixture() => Prompts = folder.CopyFromRepository("prompts");

    public string Prompts { get; }

    public string Replies => Path.Combine(Prompts, "replies", "en.yaml");

    public string Thresholds => Path.Combine(Prompts, "guardrails", "thresholds.yaml");

    public PolicyKeeper Keeper => services!.GetRequiredService<PolicyKeeper>();

    public PolicyArchive Archive => services!.GetRequiredService<PolicyArchive>();

    public string InForce => services!.GetRequiredService<IPolicyInForce>().Current.Hash;

    public IReadOnlyList<PolicyChange> Changes => [.. services!.GetRequiredService<PolicyStream>().After(0).Select(recorded => recorded.Change)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task OpenAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Repository.Path("appsettings.Development.json"))
            .AddInMemoryCollection(DataFolder.Settings(folder.Path))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Knowledge:Path"] = Repository.Path("knowledge"), ["Prompts:Path"] = Prompts })
            .Build();
        var surroundings = new Surroundings("Development", Repository.Root, configuration);

        // What is learnt is the same in every test of this class.
        var settings = new SettingsReader(surroundings, TimeProvider.System).Read() with { ModelsPath = DataFolder.Models };
        services = new ServiceCollection().AddConsultation(settings, surroundings, TimeProvider.System).BuildServiceProvider().OpenRecord();
        await LookAsync();
    }

    /// <summary>One look of the watch.</summary>
    public Task<bool> LookAsync() => Keeper.RefreshAsync(Cancelled);

    /// <summary>Two looks, which is how long a change of the files takes.</summary>
    public async Task<bool> LookTwiceAsync() => await LookAsync() | await LookAsync();

    public Task PinAsync(string hash) => services!.GetRequiredService<PolicyStream>()
        .AppendAsync(new PolicyChange(PolicyHistory.Pin, hash, "A test.") { Role = "compliance officer" }, Cancelled);

    public async Task<TurnEntry> AskAsync(string question)
    {
        var message = new PatientMessage(Guid.NewGuid().ToString("N"), "test", question, TimeProvider.System.GetUtcNow());
        return (await services!.GetRequiredService<TurnPipeline>().RunAsync(message, Cancelled))!.Entry;
    }

    public static void Edit(string path, string old, string replacement)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        folder.Dispose();
    }
}
