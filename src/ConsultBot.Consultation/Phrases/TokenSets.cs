namespace ConsultBot.Consultation.Phrases;

/// <summary>For each token of a text, the word sets that it belongs to.</summary>
internal readonly struct TokenSets
{
    private const int Bits = 64;

    private readonly int[] starts;
    private readonly int[] sets;
    private readonly ulong[] present;

    // A row of bits for each token: whether a token belongs to a set is asked far more often than a text has sets.
    private readonly ulong[] rows;
    private readonly int rowLength;

    public TokenSets(int[] starts, int[] sets, int setCount)
    {
        this.starts = starts;
        this.sets = sets;
        rowLength = (setCount / Bits) + 1;
        present = new ulong[rowLength];
        rows = new ulong[rowLength * (starts.Length - 1)];
        for (var token = 0; token < starts.Length - 1; token++)
        {
            var row = rows.AsSpan(token * rowLength, rowLength);
            foreach (var set in Of(token))
            {
                row[set / Bits] |= 1UL << (set % Bits);
                present[set / Bits] |= 1UL << (set % Bits);
            }
        }
    }

    /// <summary>The sets of one token.</summary>
    public ReadOnlySpan<int> Of(int token) => sets.AsSpan(starts[token], starts[token + 1] - starts[token]);

    /// <summary>Whether the token belongs to the set.</summary>
    public bool Has(int token, int set) => (rows[(token * rowLength) + (int)((uint)set / Bits)] & (1UL << set)) != 0;

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
