using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Answers from kept replies alone: it has no connection, and a prompt without a reply is a fault.</summary>
internal sealed class ReplayedChatClient(KeptReplies kept, ModelSettings settings) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("consultbot-replay", providerUri: null, settings.Name);

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return await kept.FindAsync(prompt, cancellationToken)
            ?? throw new InvalidOperationException($"There is no kept reply to the prompt {KeptReplies.HashOf(settings.Name, prompt)}; nothing was sent.");
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
