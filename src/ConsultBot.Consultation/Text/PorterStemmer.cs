using System.Collections.Concurrent;

namespace ConsultBot.Consultation.Text;

/// <summary>
/// Porter's algorithm for suffix stripping (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), which brings the forms of an
/// English word to one stem. Words of other scripts, numbers and words of one or two letters stay as they are.
/// </summary>
public static class PorterStemmer
{
    private const int MostStems = 50_000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    private static int remembered;

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string word)
    {
        if (Known.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = word.Length is <= 2 or > 40 || !IsPlainWord(word) ? word : new Stemming(word).Run();
        return Words.IsLearning && Interlocked.Increment(ref remembered) <= MostStems ? Known.GetOrAdd(word, stem) : stem;
    }

    private static bool IsPlainWord(string word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterLower(character))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Stemming(string word)
    {
        private static readonly (string Suffix, string Replacement)[] Step2 =
        [
            ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
            ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
            ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
        ];

        private static readonly (string Suffix, string Replacement)[] Step3 =
        [
            ("icate", "ic"), ("ative", string.Empty), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", string.Empty), ("ness", string.Empty),
        ];

        private static readonly string[] Step4 =
        [
            "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
        ];

        private string stem = word;

        public string Run()
        {
            Plurals();
            PastAndProgressive();
            if (stem.EndsWith('y') && HasVowel(stem.Length - 1))
            {
                stem = stem[..^1] + "i";
            }

            ReplaceFirst(Step2);
            ReplaceFirst(Step3);
            StripLongSuffix();
            FinalE();
            if (stem.Length > 1 && stem.EndsWith("ll", StringComparison.Ordinal) && Measure(stem.Length) > 1)
            {
                stem = stem[..^1];
            }

            return stem;
        }

        private void Plurals()
        {
            if (stem.EndsWith("sses", StringComparison.Ordinal) || stem.EndsWith("ies", StringComparison.Ordinal))
            {
                stem = stem[..^2];
            }
            else if (stem.EndsWith('s') && !stem.EndsWith("ss", StringComparison.Ordinal))
            {
                stem = stem[..^1];
            }
        }

        private void PastAndProgressive()
        {
            if (stem.EndsWith("eed", StringComparison.Ordinal))
            {
                stem = Measure(stem.Length - 3) > 0 ? stem[..^1] : stem;
                return;
            }

            var cut = stem.EndsWith("ed", StringComparison.Ordinal) ? 2 : stem.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
            if (cut == 0 || !HasVowel(stem.Length - cut))
            {
                return;
            }

            stem = stem[..^cut];
            if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal)
                || stem.EndsWith("iz", StringComparison.Ordinal))
            {
                stem += "e";
            }
            else if (EndsInDoubleConsonant() && stem[^1] is not ('l' or 's' or 'z'))
            {
                stem = stem[..^1];
            }
            else if (Measure(stem.Length) == 1 && EndsConsonantVowelConsonant(stem.Length))
            {
                stem += "e";
            }
        }

        private void ReplaceFirst((string Suffix, string Replacement)[] rules)
        {
            foreach (var (suffix, replacement) in rules)
            {
                if (stem.EndsWith(suffix, StringComparison.Ordinal))
                {
                    if (Measure(stem.Length - suffix.Length) > 0)
                    {
                        stem = stem[..^suffix.Length] + replacement;
                    }

                    return;
                }
            }
        }

        private void StripLongSuffix()
        {
            var longest = string.Empty;
            foreach (var suffix in Step4)
            {
                if (suffix.Length > longest.Length && stem.EndsWith(suffix, StringComparison.Ordinal))
                {
                    longest = suffix;
                }
            }

            var rest = stem.Length - longest.Length;
            if (longest.Length == 0 || Measure(rest) <= 1)
            {
                return;
            }

            if (longest is not "ion" || (rest > 0 && stem[rest - 1] is 's' or 't'))
            {
                stem = stem[..rest];
            }
        }

        private void FinalE()
        {
            if (!stem.EndsWith('e'))
            {
                return;
            }

            var measure = Measure(stem.Length - 1);
            if (measure > 1 || (measure == 1 && !EndsConsonantVowelConsonant(stem.Length - 1)))
            {
                stem = stem[..^1];
            }
        }

        private bool IsConsonant(int index) => stem[index] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => index == 0 || !IsConsonant(index - 1),
            _ => true,
        };

        private int Measure(int length)
        {
            int count = 0, i = 0;
            while (i < length && IsConsonant(i))
            {
                i++;
            }

            while (i < length)
            {
                while (i < length && !IsConsonant(i))
                {
                    i++;
                }

                if (i >= length)
                {
                    return count;
                }

                count++;
                while (i < length && IsConsonant(i))
                {
                    i++;
                }
            }

            return count;
        }

        private bool HasVowel(int length)
        {
            for (var i = 0; i < length; i++)
            {
                if (!IsConsonant(i))
                {
                    return true;
                }
            }

            return false;
        }

        private bool EndsInDoubleConsonant() => stem.Length > 1 && stem[^1] == stem[^2] && IsConsonant(stem.Length - 1);

        private bool EndsConsonantVowelConsonant(int length) =>
            length > 2 && IsConsonant(length - 1) && !IsConsonant(length - 2) && IsConsonant(length - 3) && stem[length - 1] is not ('w' or 'x' or 'y');
    }
}
