using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Prompting;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Filters;

/// <summary>
/// Refuses to render a prompt that is handed anything but the inputs its function declares, or passages that are not served word for word: nothing else of a conversation,
/// and nothing that nobody approved, may reach a model.
/// </summary>
internal sealed class PromptBoundary(IEnumerable<KernelFunction> functions, IPassageShelf shelf) : IPromptRenderFilter
{
    private const string Passages = "passages";

    private readonly Dictionary<string, HashSet<string>> allowed = functions.ToDictionary(
        function => function.Name, function => function.Metadata.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <inheritdoc />
    public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        if (!allowed.TryGetValue(context.Function.Name, out var inputs))
        {
            throw new KernelException($"\"{context.Function.Name}\" is none of the prompts of this service.");
        }

        if (context.Arguments.Names.FirstOrDefault(name => !inputs.Contains(name)) is { } foreign)
        {
            throw new KernelException($"The prompt \"{context.Function.Name}\" was handed \"{foreign}\", which is none of its inputs.");
        }

        return context.Arguments.TryGetValue(Passages, out var passages) && !AnswerPrompt.AreServed((string)passages!, shelf.Find)
            ? throw new KernelException($"The prompt \"{context.Function.Name}\" was handed a passage that is not served.")
            : next(context);
    }
}
