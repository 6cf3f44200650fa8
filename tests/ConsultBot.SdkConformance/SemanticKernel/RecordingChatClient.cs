using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

/// <summary>A chat client that remembers what it is asked and always gives the same response.</summary>
internal sealed class RecordingChatClient(bool hasMetadata = true, string answer = "answer") : IChatClient
{
    public ChatResponse Response { get; } = new(new ChatMessage(ChatRole.Assistant, answer)) { ModelId = "model-1", ResponseId = "response-1" };

    public List<(string Role, string Text)> Messages { get; } = [];

    public ChatOptions? Options { get; private set; }

    public CancellationToken Token { get; private set; }

    public static Kernel KernelOf(params IChatClient[] clients)
    {
        var builder = Kernel.CreateBuilder();
        foreach (var client in clients)
        {
            builder.Services.AddSingleton(client);
        }

        return builder.Build();
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Messages.AddRange(messages.Select(message => (message.Role.Value, message.Text)));
        Options = options;
        Token = cancellationToken;
        return Task.FromResult(Response);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        hasMetadata && serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", providerUri: null, "model-1") : null;

    public void Dispose()
    {
    }
}
