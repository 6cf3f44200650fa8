using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>The <c>handlebars</c> template format. A template is compiled once, when its prompt function is made.</summary>
internal sealed class HandlebarsTemplates : IPromptTemplateFactory
{
    private const string Format = "handlebars";

    /// <inheritdoc />
    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        result = string.Equals(templateConfig.TemplateFormat, Format, StringComparison.Ordinal) ? new HandlebarsTemplate(templateConfig) : null;
        return result is not null;
    }
}
