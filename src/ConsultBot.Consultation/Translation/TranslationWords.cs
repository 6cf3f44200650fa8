using System.Collections.Frozen;
using System.Text;

namespace ConsultBot.Consultation.Translation;

/// <summary>The words of one language by which a translation is compared with its English (<c>prompts/guardrails/translation.yaml</c>).</summary>
/// <param name="Language">The language (BCP 47).</param>
/// <param name="IsSpaced">Whether its words are set apart, so that a word is looked for as a whole; else anywhere.</param>
/// <param name="Denials">Words that deny. One that ends in <c>*</c> stands for every word that begins so.</param>
/// <param name="NoDenials">What has such a word in it and denies nothing.</param>
/// <param name="Numbers">Words for numbers, by the number.</param>
/// <param name="Claims">Words that claim much, by what they claim, for example <c>cure</c>.</param>
public sealed record LanguageWords(
    string Language,
    bool IsSpaced,
    IReadOnlyList<string> Denials,
    IReadOnlyList<string> NoDenials,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Numbers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Claims)
{
    /// <summary>Whether a sentence denies something.</summary>
    public bool Denies(string sentence)
    {
        var text = NoDenials.Aggregate(Fold(sentence), (rest, word) => rest.Replace(word, " ", StringComparison.Ordinal));
        return Denials.Any(word => IsIn(word, text));
    }

    /// <summary>The numbers in a sentence, in figures or words.</summary>
    public IReadOnlySet<string> NumbersIn(string sentence)
    {
        var text = Fold(sentence);
        var numbers = Figures.In(text).ToHashSet(StringComparer.Ordinal);
        numbers.UnionWith(Numbers.Where(number => number.Value.Any(word => IsIn(word, text))).Select(number => number.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return numbers;
    }

    /// <summary>What a sentence claims by such words.</summary>
    public IReadOnlySet<string> ClaimsIn(string sentence)
    {
        var text = Fold(sentence);
        return Claims.Where(claim => claim.Value.Any(word => IsIn(word, text))).Select(claim => claim.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static string Fold(string sentence) => sentence.Normalize(NormalizationForm.FormKC).Replace('’', '\'').ToLowerInvariant();

    private bool IsIn(string word, string text)
    {
        var (sought, isPrefix) = word.EndsWith('*') ? (word[..^1], true) : (word, false);
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var end = at + sought.Length;
            if (!IsSpaced || ((at == 0 || !char.IsLetter(text[at - 1])) && (isPrefix || end == text.Length || !char.IsLetter(text[end]))))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The words of every language that a reply may be translated into, and of English.</summary>
/// <param name="languages">The languages.</param>
public sealed class TranslationWords(IEnumerable<LanguageWords> languages)
{
    private readonly FrozenDictionary<string, LanguageWords> languages = languages.ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);

    /// <summary>No language.</summary>
    public static TranslationWords None { get; } = new([]);

    /// <summary>The words of a language; <c>null</c> when a reply is not translated into it.</summary>
    public LanguageWords? Of(string language) => languages.GetValueOrDefault(language);
}
