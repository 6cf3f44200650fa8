using System.Net;
using HandlebarsDotNet;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>
/// A compiled prompt. Every argument is text and is HTML-encoded before it enters the template, so it cannot open or close a <c>&lt;message&gt;</c>;
/// Semantic Kernel decodes it again when it reads the messages.
/// </summary>
internal sealed class HandlebarsTemplate : IPromptTemplate
{
    private readonly HandlebarsDotNet.HandlebarsTemplate<object, object> compiled;

    public HandlebarsTemplate(PromptTemplateConfig config)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        compiled = handlebars.Compile(config.Template);
    }

    /// <summary>Renders the template once with every input, so that a name it misspells is found at start and not in a patient's turn.</summary>
    /// <exception cref="HandlebarsException">It names something that is no input.</exception>
    public static void Try(PromptTemplateConfig config, IEnumerable<string> inputs) =>
        _ = new HandlebarsTemplate(config).compiled(inputs.ToDictionary(name => name, name => name, StringComparer.Ordinal));

    /// <inheritdoc />
    public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments ?? [])
        {
            values[name] = value is string text
                ? WebUtility.HtmlEncode(text)
                : throw new KernelException($"The prompt argument \"{name}\" must be text.");
        }

        return Task.FromResult(compiled(values).Trim());
    }
}
