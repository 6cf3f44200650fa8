using ConsultBot.SemanticKernel.Prompting;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Filters;

/// <summary>Refuses to render a prompt that is handed anything but the inputs it declares: nothing else of a conversation may reach a model.</summary>
internal sealed class PromptBoundary : IPromptRenderFilter
{
    private static readonly HashSet<string> Allowed = AnswerPrompt.Inputs.ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next) =>
        context.Arguments.Names.FirstOrDefault(name => !Allowed.Contains(name)) is { } foreign
            ? throw new KernelException($"The prompt \"{context.Function.Name}\" was handed \"{foreign}\", which is none of its inputs.")
            : next(context);
}
