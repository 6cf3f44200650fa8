using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Keeps every reply of a model, so that an evaluation of its answers can be repeated without it.</summary>
internal sealed class RecordedChatClient(IChatClient inner, KeptReplies kept) : DelegatingChatClient(inner)
{
    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(prompt, options, cancellationToken);
        await kept.KeepAsync(prompt, response, cancellationToken);
        return response;
    }
}
