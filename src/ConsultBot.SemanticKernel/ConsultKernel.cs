using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Translation;
using ConsultBot.SemanticKernel.Filters;
using ConsultBot.SemanticKernel.Models;
using ConsultBot.SemanticKernel.Plugins;
using ConsultBot.SemanticKernel.Prompting;
using ConsultBot.Yaml;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel;

/// <summary>The pipeline's engine: a kernel with the passages as a plugin, the prompts as functions, and filters that see every call.</summary>
public sealed class ConsultKernel : IDisposable
{
    private readonly LanguageModel? model;

    /// <summary>Builds the kernel; every template is compiled here, once.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="shelf">The passages that are being served.</param>
    /// <param name="search">Searches them.</param>
    /// <param name="mask">Masks personal data in a question.</param>
    /// <param name="settings">Which model writes drafts.</param>
    /// <param name="clock">The clock by which calls are measured.</param>
    /// <exception cref="YamlFileException">A prompt file cannot be used.</exception>
    public ConsultKernel(string promptsPath, IPassageShelf shelf, Func<PassageQuery, IReadOnlyList<RetrievedPassage>> search, Func<string, string> mask, ModelSettings settings, TimeProvider clock)
    {
        var answer = PromptFile.Read(promptsPath, "answer", AnswerPrompt.Inputs);
        var condense = PromptFile.Read(promptsPath, "condense", KernelQuestionCondenser.Inputs);
        var translate = PromptFile.Read(promptsPath, "translate", KernelTranslator.Inputs);
        var draft = PromptFile.Read(promptsPath, "draft", KernelStaffDrafter.Inputs);
        PromptHash = YamlFile.Hash([answer.Hash, condense.Hash, translate.Hash, draft.Hash]);
        var builder = Kernel.CreateBuilder();
        model = settings.Provider is ModelProvider.Extractive ? null : LanguageModel.Open(settings, clock);
        builder.Services.AddSingleton(model?.Client ?? new ExtractiveChatClient(shelf));
        var kernel = builder.Build();
        kernel.Plugins.AddFromObject(new PassagePlugin(search), PassagePlugin.Name);
        kernel.FunctionInvocationFilters.Add(new CallMeter(clock));
        kernel.PromptRenderFilters.Add(new PromptBoundary([answer.Function, condense.Function, translate.Function, draft.Function], shelf));
        Search = new KernelPassageSearch(kernel);
        Writer = new KernelAnswerWriter(Of(answer), shelf, mask, settings);
        Condenser = new KernelQuestionCondenser(model is null ? null : Of(condense), mask);
        Translator = new KernelTranslator(model is null ? null : Of(translate));
        Drafter = new KernelStaffDrafter(model is null ? null : Of(draft), shelf, mask, settings);

        PromptFunction Of(PromptFile file) => new(kernel, file, clock, kernel.LoggerFactory.CreateLogger<ConsultKernel>());
    }

    /// <summary>Retrieval through the kernel.</summary>
    public IPassageSearch Search { get; }

    /// <summary>The writer of drafts.</summary>
    public IAnswerWriter Writer { get; }

    /// <summary>Makes follow-ups stand on their own, where a language model is configured.</summary>
    public IQuestionCondenser Condenser { get; }

    /// <summary>Translates, where a language model is configured.</summary>
    public ITranslator Translator { get; }

    /// <summary>Drafts for staff.</summary>
    public IStaffDrafter Drafter { get; }

    /// <summary>SHA-256 over the hashes of the prompt files, in hexadecimal.</summary>
    public string PromptHash { get; }

    /// <inheritdoc />
    public void Dispose() => model?.Dispose();
}
