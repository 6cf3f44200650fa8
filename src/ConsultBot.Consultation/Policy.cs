using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Translation;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation;

/// <summary>
/// Everything of a turn that the files under <c>prompts/guardrails/</c> and <c>prompts/replies/</c> decide, made from them at once. Nothing in it ever changes:
/// another policy takes its place as a whole.
/// </summary>
public sealed record Policy
{
    /// <summary>SHA-256 over the names and contents of all its files, in hexadecimal: what every turn and the record know it by.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 of each part of the files, by its name, for example <c>screening</c> or <c>replies</c>.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>The families of words, by which a word never learnt is like its kin.</summary>
    public required WordFamilies Families { get; init; }

    /// <summary>The rules of screening.</summary>
    public required Guardrails Guardrails { get; init; }

    /// <summary>What no sentence may say.</summary>
    public required ClaimsPolicy Claims { get; init; }

    /// <summary>The fixed replies.</summary>
    public required ReplyBook Replies { get; init; }

    /// <summary>Screening by its rules.</summary>
    public required ScreeningStage Screening { get; init; }

    /// <summary>Retrieval by its thresholds.</summary>
    public required RetrievalStage Retrieval { get; init; }

    /// <summary>Verification by its claims and thresholds.</summary>
    public required VerificationStage Verification { get; init; }

    /// <summary>Composing in its words.</summary>
    public required ReplyComposer Composer { get; init; }

    /// <summary>Caveats in its words.</summary>
    public required CaveatStage Caveats { get; init; }

    /// <summary>What is put before staff.</summary>
    public EnquiryRules Enquiries { get; init; } = EnquiryRules.None;

    /// <summary>The words by which translations are compared with their English.</summary>
    public TranslationWords Translation { get; init; } = TranslationWords.None;

    /// <summary>Judges finished answers by its claims and thresholds.</summary>
    public required AnswerJudge Judge { get; init; }
}
