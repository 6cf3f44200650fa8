using System.Runtime.CompilerServices;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Prompting;
using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>
/// The embedded default: a chat client that needs no network and no key. It reads the same prompt that a language model would, and answers with sentences of
/// the passages in it, word for word.
/// </summary>
internal sealed class ExtractiveChatClient(IPassageShelf shelf) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("consultbot", providerUri: null, ExtractiveComposer.ModelId);

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var asked = messages.Last(message => message.Role == ChatRole.User).Text;
        var draft = ExtractiveComposer.Compose(AnswerPrompt.Read(asked, shelf.Find));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, DraftJson.Write(draft))) { ModelId = ExtractiveComposer.ModelId });
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
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
