using System.ComponentModel;
using ConsultBot.Consultation.Retrieval;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Plugins;

/// <summary>The approved passages as a kernel plugin.</summary>
/// <param name="search">Searches the edition that is being served.</param>
internal sealed class PassagePlugin(Func<PassageQuery, IReadOnlyList<RetrievedPassage>> search)
{
    /// <summary>The name of the plugin.</summary>
    public const string Name = "passages";

    /// <summary>The best approved passages for a question.</summary>
    [KernelFunction("search")]
    [Description("Finds approved passages for a question, best first.")]
    public IReadOnlyList<RetrievedPassage> Search([Description("The question, standing on its own.")] PassageQuery query) => search(query);
}
