using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Reads what a wording is recognised by: the features of its words, and its index terms with those that stand side by side. "What", "how long" and "who" say nothing
/// of a subject, but much of the question.
/// </summary>
/// <param name="terms">Reads index terms.</param>
/// <param name="families">The families of words.</param>
public sealed class FeatureReader(TermReader terms, WordFamilies families)
{
    private readonly MessageFeatures words = new(families);

    /// <summary>A hash of the synonyms and families, in hexadecimal: what a model of these features was learnt with.</summary>
    internal string Hash { get; } = terms.Hash + families.Hash;

    /// <summary>The index terms of a text, in order.</summary>
    internal List<string> Terms(string text) => terms.Read(text);

    /// <summary>The distinct features of a text, each a number below <see cref="FeatureSet.Buckets"/>.</summary>
    internal int[] Read(string text) => Read(text, terms.Read(text));

    /// <summary>The same, with other terms in the place of the text's own.</summary>
    internal int[] Read(string text, IEnumerable<string> termsOfText)
    {
        var features = words.Read(TextFolding.Fold(text));
        var before = string.Empty;
        foreach (var term in termsOfText)
        {
            features.Add('t', term);
            features.Add('t', before, term);
            before = term;
        }

        return features.ToArray();
    }
}
