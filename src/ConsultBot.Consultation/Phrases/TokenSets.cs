namespace ConsultBot.Consultation.Phrases;

/// <summary>For each token of a text, the word sets that it belongs to.</summary>
internal readonly struct TokenSets(int[] starts, int[] sets)
{
    /// <summary>The sets of one token.</summary>
    public ReadOnlySpan<int> Of(int token) => sets.AsSpan(starts[token], starts[token + 1] - starts[token]);

    /// <summary>Whether the token belongs to the set.</summary>
    public bool Has(int token, int set) => Of(token).Contains(set);
}
