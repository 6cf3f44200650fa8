using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Has the prompt function <c>condense</c> make a follow-up stand on its own.</summary>
/// <param name="condense">The function; <c>null</c> where no language model is configured.</param>
/// <param name="mask">Masks personal data.</param>
internal sealed class KernelQuestionCondenser(PromptFunction? condense, Func<string, string> mask) : IQuestionCondenser
{
    /// <summary>The inputs of <c>prompts/condense.prompt.yaml</c>.</summary>
    public static readonly string[] Inputs = ["message", "last_question", "subject"];

    /// <inheritdoc />
    public bool IsAvailable => condense is not null;

    /// <inheritdoc />
    public async ValueTask<Condensed> CondenseAsync(FollowUp followUp, CancellationToken cancellationToken)
    {
        var (text, call) = await (condense ?? throw new InvalidOperationException("No language model is configured.")).CallAsync(
            new KernelArguments
            {
                ["message"] = AnswerPrompt.Question(mask(followUp.Message)),
                ["last_question"] = AnswerPrompt.Question(mask(followUp.LastQuestion)),
                ["subject"] = string.Join(", ", followUp.Subject.Each().Select(TherapyNames.WireName)),
            },
            cancellationToken);
        return new Condensed(ModelJson.Read(text, CondensedJsonContext.Default.CondensedJson)?.Question.Trim() ?? string.Empty, call);
    }
}

/// <summary>The output schema of the prompt <c>condense</c>.</summary>
internal sealed record CondensedJson([property: JsonPropertyName("question")] string Question);

[JsonSerializable(typeof(CondensedJson))]
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class CondensedJsonContext : JsonSerializerContext;
