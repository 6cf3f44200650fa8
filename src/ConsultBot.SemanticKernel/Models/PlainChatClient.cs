using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Asks for one reply without tools, as steady as the model can be, and not longer than an answer is.</summary>
internal sealed class PlainChatClient(IChatClient inner, int mostOutputTokens) : DelegatingChatClient(inner)
{
    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = mostOutputTokens, Temperature = 0, Tools = null }, cancellationToken);
}
