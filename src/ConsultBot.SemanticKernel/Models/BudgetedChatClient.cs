using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Makes no call that the budget has nothing left for, and counts what each took; where a server does not say, it is estimated upwards.</summary>
internal sealed class BudgetedChatClient(IChatClient inner, ModelBudget budget, int mostOutputTokens, int tokensPerCall) : DelegatingChatClient(inner)
{
    // Fewer than the letters of a token in any language that the service reads.
    private const int LettersOfToken = 2;

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var input = asked.Sum(message => message.Text.Length) / LettersOfToken;
        if (input + mostOutputTokens > tokensPerCall)
        {
            throw new BudgetExceededException($"a call of about {input + mostOutputTokens} tokens; {tokensPerCall} are allowed");
        }

        budget.Demand();
        ChatResponse? response = null;
        try
        {
            response = await base.GetResponseAsync(asked, options, cancellationToken);
            return response;
        }
        finally
        {
            budget.Spend(response?.Usage?.InputTokenCount ?? input, response?.Usage?.OutputTokenCount ?? (response is null ? 0 : mostOutputTokens));
        }
    }
}
