using System.Globalization;
using System.Text.Json.Serialization;
using ConsultBot.Consultation.Translation;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Has the prompt function <c>translate</c> translate sentences that were verified or approved; nothing of the patient's goes into it.</summary>
/// <param name="translate">The function; <c>null</c> where no language model is configured.</param>
internal sealed class KernelTranslator(PromptFunction? translate) : ITranslator
{
    /// <summary>The inputs of <c>prompts/translate.prompt.yaml</c>.</summary>
    public static readonly string[] Inputs = ["language", "sentences"];

    /// <inheritdoc />
    public bool IsAvailable => translate is not null;

    /// <inheritdoc />
    public async ValueTask<Translated> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        var (text, call) = await (translate ?? throw new InvalidOperationException("No language model is configured.")).CallAsync(
            new KernelArguments
            {
                ["language"] = CultureInfo.GetCultureInfo(request.Language).EnglishName,
                ["sentences"] = string.Join('\n', request.Sentences.Select((sentence, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {sentence}"))),
            },
            cancellationToken);
        return new Translated(ModelJson.Read(text, TranslatedJsonContext.Default.TranslatedJson)?.Sentences.Select(sentence => sentence.Trim()).ToArray() ?? [], call);
    }
}

/// <summary>The output schema of the prompt <c>translate</c>.</summary>
internal sealed record TranslatedJson([property: JsonPropertyName("sentences")] string[] Sentences);

[JsonSerializable(typeof(TranslatedJson))]
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class TranslatedJsonContext : JsonSerializerContext;
