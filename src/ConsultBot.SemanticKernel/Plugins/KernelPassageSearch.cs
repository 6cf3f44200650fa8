using ConsultBot.Consultation.Retrieval;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Plugins;

/// <summary>Retrieval by way of the kernel, so that its filters see every search.</summary>
internal sealed class KernelPassageSearch(Kernel kernel) : IPassageSearch
{
    private readonly KernelFunction function = kernel.Plugins.GetFunction(PassagePlugin.Name, "search");

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<RetrievedPassage>> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        var result = await function.InvokeAsync(kernel, new KernelArguments { ["query"] = query }, cancellationToken);
        return result.GetValue<IReadOnlyList<RetrievedPassage>>() ?? [];
    }
}
