using System.Globalization;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Models;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Has the prompt function <c>draft</c> write for staff; where no language model is configured, the passages' own sentences.</summary>
/// <param name="draft">The function; <c>null</c> where no language model is configured.</param>
/// <param name="shelf">The passages that are served; what was withdrawn meanwhile is left out.</param>
/// <param name="mask">Masks personal data.</param>
/// <param name="settings">Which model writes.</param>
internal sealed class KernelStaffDrafter(PromptFunction? draft, IPassageShelf shelf, Func<string, string> mask, ModelSettings settings) : IStaffDrafter
{
    /// <summary>The inputs of <c>prompts/draft.prompt.yaml</c>.</summary>
    public static readonly string[] Inputs = ["words", "topic", "most_words", "passages"];

    private const int MostWords = 120;

    /// <inheritdoc />
    public string Name => settings.WriterName;

    /// <inheritdoc />
    public async ValueTask<Draft> DraftAsync(StaffDraftRequest request, CancellationToken cancellationToken)
    {
        RetrievedPassage[] served = [.. request.Passages.Where(found => ReferenceEquals(found.Passage, shelf.Find(found.Passage.Id)))];
        if (draft is null || served.Length == 0)
        {
            return ExtractiveComposer.Compose(new AnswerRequest(string.Join(' ', request.Words), Compares: false, MostWords, served));
        }

        var (text, call) = await draft.CallAsync(
            new KernelArguments
            {
                ["words"] = string.Join('\n', request.Words.Select(words => AnswerPrompt.Question(mask(words)))),
                ["topic"] = AnswerPrompt.Question(request.Topic),
                ["most_words"] = MostWords.ToString(CultureInfo.InvariantCulture),
                ["passages"] = AnswerPrompt.Passages(served),
            },
            cancellationToken);
        return (text is null ? Draft.Empty : DraftJson.Read(text, Name, MostWords)) with { Model = Name, Call = call };
    }
}
