using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Translation;

/// <summary>Compares a translation with the English it was made of: numbers, denials, therapies, strong claims, and that it is plain text in that language.</summary>
/// <param name="languages">Tells the language of a text.</param>
/// <param name="therapiesIn">The therapies that a text names, in any language.</param>
internal sealed class TranslationCheck(LanguageGuess languages, Func<string, Therapies> therapiesIn)
{
    private const double Shortest = 0.2;
    private const double Longest = 3;
    private const int Slack = 20;

    /// <summary>What is wrong with a translation; <c>null</c> when nothing is.</summary>
    /// <param name="sentences">The English sentences.</param>
    /// <param name="translations">Their translations.</param>
    /// <param name="english">English.</param>
    /// <param name="other">The language of the translation.</param>
    public string? ReasonAgainst(IReadOnlyList<string> sentences, IReadOnlyList<string> translations, LanguageWords english, LanguageWords other)
    {
        if (translations.Count != sentences.Count)
        {
            return $"{translations.Count} sentences for {sentences.Count}";
        }

        var whole = string.Join(' ', translations);
        if (!string.Equals(languages.Of(whole, TextFolding.Fold(whole)), other.Language, StringComparison.Ordinal))
        {
            return "it is in another language";
        }

        return sentences.Zip(translations).Select((pair, index) => ReasonAgainst(pair.First, pair.Second, english, other) is { } reason ? $"sentence {index + 1}: {reason}" : null)
            .FirstOrDefault(reason => reason is not null);
    }

    private string? ReasonAgainst(string sentence, string translation, LanguageWords english, LanguageWords other) =>
        !PlainSentence.Is(translation) || Links.In(translation).Any() ? "markup, an address, or signs that cannot be seen"
        : translation.Length < sentence.Length * Shortest || translation.Length > (sentence.Length * Longest) + Slack ? "much shorter or longer"
        : !english.NumbersIn(sentence).SetEquals(other.NumbersIn(translation)) ? "other numbers"
        : english.Denies(sentence) != other.Denies(translation) ? "a denial added or lost"
        : therapiesIn(sentence) != therapiesIn(translation) ? "another therapy"
        : other.ClaimsIn(translation).Except(english.ClaimsIn(sentence), StringComparer.Ordinal).FirstOrDefault() is { } claim ? $"a claim that the English does not make: {claim}"
        : null;
}
