namespace ConsultBot.Consultation.Phrases;

/// <summary>For each token of a text, the word sets that it belongs to.</summary>
internal readonly struct TokenSets
{
    private const int Bits = 64;

    private readonly int[] starts;
    private readonly int[] sets;
    private readonly ulong[] present;

    public TokenSets(int[] starts, int[] sets, int setCount)
    {
        this.starts = starts;
        this.sets = sets;
        present = new ulong[(setCount / Bits) + 1];
        foreach (var set in sets)
        {
            present[set / Bits] |= 1UL << (set % Bits);
        }
    }

    /// <summary>The sets of one token.</summary>
    public ReadOnlySpan<int> Of(int token) => sets.AsSpan(starts[token], starts[token + 1] - starts[token]);

    /// <summary>Whether the token belongs to the set.</summary>
    public bool Has(int token, int set) => Of(token).Contains(set);

    /// <summary>Whether, for each of these sets, some token of the text belongs to it.</summary>
    public bool HaveAll(int[] wanted)
    {
        foreach (var set in wanted)
        {
            if ((present[set / Bits] & (1UL << (set % Bits))) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
