using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// Reads what the models know a message by: the stems of its words, which stand side by side or with one between, runs of four letters, by which a misspelt word is
/// still like the right one, the families of its words, by which a word never learnt is like its kin, how long it is and whether it asks.
/// </summary>
/// <param name="families">The families of words.</param>
public sealed class MessageFeatures(WordFamilies families)
{
    private const int RunLength = 4;
    private const int LengthStep = 4;
    private const int Longest = 6;
    private const string Edge = "|";

    /// <summary>The features of a message's own words, to which others may be added.</summary>
    public FeatureSet Read(FoldedText text)
    {
        var features = new FeatureSet();
        var (before, last) = (Edge, Edge);
        foreach (var token in text.Tokens)
        {
            var stem = PorterStemmer.Stem(token.Word);
            features.Add('s', stem);
            features.Add('b', last, stem);
            features.Add('g', before, stem);
            AddRuns(token.Word, features);
            foreach (var family in families.Of(token.Word))
            {
                features.Add('f', family);
            }

            (before, last) = (last, stem);
        }

        features.Add('b', last, Edge);
        features.Add('n', [(char)('0' + Math.Min(Longest, text.Tokens.Length / LengthStep))]);
        foreach (var sentence in text.Sentences)
        {
            features.Add(sentence.IsQuestion ? '?' : '.', []);
        }

        return features;
    }

    private static void AddRuns(string word, FeatureSet features)
    {
        Span<char> marked = stackalloc char[word.Length + 2];
        marked[0] = '^';
        word.CopyTo(marked[1..]);
        marked[^1] = '$';
        for (var start = 0; start + RunLength <= marked.Length; start++)
        {
            features.Add('c', marked.Slice(start, RunLength));
        }
    }
}
