using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening;

/// <summary>Guesses the language of a short message from its script and its function words. English unless something speaks against it.</summary>
/// <param name="functionWords">For each language written in Latin letters (BCP 47), words that are frequent in it, folded.</param>
public sealed class LanguageGuess(IReadOnlyDictionary<string, IReadOnlySet<string>> functionWords)
{
    private const string Default = "en";

    /// <summary>The language of the message (BCP 47, two letters).</summary>
    public string Of(string original, FoldedText text) => OfScript(original) ?? OfWords(text);

    private static string? OfScript(string original)
    {
        int kana = 0, han = 0, hangul = 0, arabic = 0, cyrillic = 0, latin = 0;
        foreach (var character in original)
        {
            _ = character switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' => latin++,
                >= '\u0400' and <= '\u04FF' => cyrillic++,
                >= '\u0600' and <= '\u06FF' => arabic++,
                >= '\u3040' and <= '\u30FF' => kana++,
                >= '\u4E00' and <= '\u9FFF' => han++,
                >= '\uAC00' and <= '\uD7A3' => hangul++,
                _ => 0,
            };
        }

        // An East Asian character says about as much as a Latin word does.
        ReadOnlySpan<(string Language, int Weight)> weights =
        [
            ("ja", kana > 0 ? (kana + han) * 4 : 0), ("zh", kana > 0 ? 0 : han * 4), ("ko", hangul * 3), ("ar", arabic), ("ru", cyrillic),
        ];
        var (language, weight) = weights[0];
        foreach (var other in weights[1..])
        {
            (language, weight) = other.Weight > weight ? other : (language, weight);
        }

        return weight > latin ? language : null;
    }

    private string OfWords(FoldedText text)
    {
        var best = Default;
        var bestCount = Count(text, Default);
        foreach (var (language, words) in functionWords)
        {
            var count = Count(text, words);
            if (count > bestCount && count >= 2)
            {
                (best, bestCount) = (language, count);
            }
        }

        return best;
    }

    private int Count(FoldedText text, string language) =>
        functionWords.TryGetValue(language, out var words) ? Count(text, words) : 0;

    private static int Count(FoldedText text, IReadOnlySet<string> words)
    {
        var count = 0;
        foreach (var token in text.Tokens)
        {
            count += words.Contains(token.Word) ? 1 : 0;
        }

        return count;
    }
}
