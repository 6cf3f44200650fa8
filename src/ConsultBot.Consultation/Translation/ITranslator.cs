using ConsultBot.Consultation.Models;

namespace ConsultBot.Consultation.Translation;

/// <summary>What is to be translated from English.</summary>
/// <param name="Sentences">The sentences, verified or approved.</param>
/// <param name="Language">Into which language (BCP 47).</param>
public sealed record TranslationRequest(IReadOnlyList<string> Sentences, string Language);

/// <summary>A translation that was proposed.</summary>
/// <param name="Sentences">The sentences in order; empty when none were proposed.</param>
/// <param name="Call">The call that made it.</param>
public sealed record Translated(IReadOnlyList<string> Sentences, ModelCall? Call) : IModelResult;

/// <summary>Translates verified English. What it proposes is checked.</summary>
public interface ITranslator
{
    /// <summary>Whether there is one to ask.</summary>
    bool IsAvailable { get; }

    /// <summary>Proposes a translation.</summary>
    ValueTask<Translated> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken);
}
