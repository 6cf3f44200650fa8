namespace ConsultBot.Consultation.Text;

/// <summary>The words of a text that say something about its subject, as stems.</summary>
public static class ContentWords
{
    /// <summary>The distinct stems of the words that are no stopwords.</summary>
    public static HashSet<string> StemsOf(FoldedText text) => StemsOf(text.Tokens);

    /// <summary>The distinct stems of the tokens that are no stopwords.</summary>
    public static HashSet<string> StemsOf(ReadOnlySpan<Token> tokens)
    {
        var stems = new HashSet<string>(tokens.Length, StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (!Stopwords.Contains(token.Word))
            {
                stems.Add(PorterStemmer.Stem(token.Word));
            }
        }

        return stems;
    }
}
