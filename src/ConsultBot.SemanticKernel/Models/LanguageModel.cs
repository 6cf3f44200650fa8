using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>The configured model with everything that bounds it.</summary>
internal sealed class LanguageModel : IDisposable
{
    private const int MostOutputTokens = 900;

    private readonly ModelConnection? connection;

    private LanguageModel(IChatClient client, ModelConnection? connection)
    {
        Client = client;
        this.connection = connection;
    }

    /// <summary>The client that the kernel calls.</summary>
    public IChatClient Client { get; }

    /// <summary>Opens the model; nothing is sent yet.</summary>
    public static LanguageModel Open(ModelSettings settings, TimeProvider clock)
    {
        if (settings.ReplayFrom is { } folder)
        {
            return new LanguageModel(Hashed(new ReplayedChatClient(new KeptReplies(folder, settings.Name), settings)), connection: null);
        }

        var connection = new ModelConnection(settings);
        IChatClient client = new PlainChatClient(ChatClients.Open(settings, connection.Http), MostOutputTokens);
        client = new BudgetedChatClient(client, new ModelBudget(settings, clock), MostOutputTokens, settings.TokensPerCall);
        return new LanguageModel(Hashed(settings.RecordInto is { } into ? new RecordedChatClient(client, new KeptReplies(into, settings.Name)) : client), connection);

        HashedChatClient Hashed(IChatClient inner) => new(inner, settings.Name);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        connection?.Dispose();
    }
}
