using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

/// <summary>A template format of our own: the rendered prompt is whatever a delegate makes of the arguments.</summary>
internal sealed class DelegateTemplates(Func<KernelArguments, string> render) : IPromptTemplateFactory
{
    public const string Format = "delegate";

    public List<PromptTemplateConfig> Created { get; } = [];

    public static KernelFunction Function(Func<KernelArguments, string> render) => new DelegateTemplates(render).Function();

    public KernelFunction Function(string format = Format) =>
        KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig { Name = "answer", TemplateFormat = format, Template = "the template" }, this);

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        Created.Add(templateConfig);
        result = templateConfig.TemplateFormat == Format ? new Template(render) : null;
        return result is not null;
    }

    private sealed class Template(Func<KernelArguments, string> render) : IPromptTemplate
    {
        public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(render(arguments ?? []));
    }
}
