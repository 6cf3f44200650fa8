using System.Globalization;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Models;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>
/// Has the prompt function <c>answer</c> write a draft, by whichever chat client the kernel has. The question is masked here once more, whoever asks: nothing of a
/// conversation reaches a chat client by another way.
/// </summary>
/// <param name="answer">The function.</param>
/// <param name="shelf">The passages that are served; what was withdrawn meanwhile is left out.</param>
/// <param name="mask">Masks personal data.</param>
/// <param name="settings">Which model writes.</param>
internal sealed class KernelAnswerWriter(PromptFunction answer, IPassageShelf shelf, Func<string, string> mask, ModelSettings settings) : IAnswerWriter
{
    /// <inheritdoc />
    public string Name => settings.WriterName;

    /// <inheritdoc />
    public bool CanRepair => settings.Provider is not ModelProvider.Extractive;

    /// <inheritdoc />
    public async ValueTask<Draft> WriteAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var (text, call) = await answer.CallAsync(
            new KernelArguments
            {
                ["question"] = AnswerPrompt.Question(mask(request.Question)),
                ["form"] = AnswerPrompt.Form(request),
                ["most_words"] = request.MostWords.ToString(CultureInfo.InvariantCulture),
                ["passages"] = AnswerPrompt.Passages([.. request.Passages.Where(found => ReferenceEquals(found.Passage, shelf.Find(found.Passage.Id)))]),
                ["rejected"] = AnswerPrompt.Rejected(request.Rejected),
            },
            cancellationToken);
        if (CanRepair)
        {
            return (text is null ? Draft.Empty : DraftJson.Read(text, Name, request.MostWords)) with { Model = Name, Call = call };
        }

        return text is null ? Draft.Empty with { Call = call } : DraftJson.Read(text, Name, int.MaxValue);
    }
}
