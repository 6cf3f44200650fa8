using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Marks every reply with the hash of its prompt: the name under which it is kept, and by which the record knows it.</summary>
internal sealed class HashedChatClient(IChatClient inner, string model) : DelegatingChatClient(inner)
{
    private const string Mark = "consultbot.prompt";

    /// <summary>The hash that a reply was marked with; empty when it was not.</summary>
    public static string PromptHashOf(ChatResponse? response) => response?.AdditionalProperties?.GetValueOrDefault(Mark) as string ?? string.Empty;

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(prompt, options, cancellationToken);
        (response.AdditionalProperties ??= [])[Mark] = KeptReplies.HashOf(model, prompt);
        return response;
    }
}
