namespace ConsultBot.Consultation.Phrases;

/// <summary>For each token of a text, the word sets that it belongs to.</summary>
internal readonly struct TokenSets
{
    private const int Bits = 64;

    private readonly ulong[] present;

    // A row of bits for each token: whether a token belongs to a set is asked far more often than a text has sets.
    private readonly ulong[] rows;
    private readonly int rowLength;

    /// <summary>Takes over what each token belongs to.</summary>
    /// <param name="starts">For each token, where its sets begin in <paramref name="sets"/>; one more at the end.</param>
    /// <param name="sets">The sets of all tokens.</param>
    /// <param name="setCount">How many sets there are.</param>
    public TokenSets(int[] starts, ReadOnlySpan<int> sets, int setCount)
    {
        rowLength = (setCount / Bits) + 1;
        present = new ulong[rowLength];
        rows = new ulong[rowLength * (starts.Length - 1)];
        var distinct = new List<int>(sets.Length);
        for (var token = 0; token < starts.Length - 1; token++)
        {
            var row = rows.AsSpan(token * rowLength, rowLength);
            foreach (var set in sets[starts[token]..starts[token + 1]])
            {
                row[set / Bits] |= 1UL << (set % Bits);
                if ((present[set / Bits] & (1UL << (set % Bits))) == 0)
                {
                    present[set / Bits] |= 1UL << (set % Bits);
                    distinct.Add(set);
                }
            }
        }

        Present = distinct;
    }

    /// <summary>Every set that some token belongs to, once.</summary>
    public List<int> Present { get; }

    /// <summary>Whether the token belongs to the set.</summary>
    public bool Has(int token, int set) => (rows[(token * rowLength) + (int)((uint)set / Bits)] & (1UL << set)) != 0;

    /// <summary>Whether the token belongs to one of the sets.</summary>
    public bool HasAny(int token, ReadOnlySpan<int> sets)
    {
        foreach (var set in sets)
        {
            if (Has(token, set))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those of some sets that any token belongs to.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="into">Where to put them; as long as <paramref name="sets"/>.</param>
    public Span<int> PresentOf(int[] sets, Span<int> into)
    {
        var count = 0;
        foreach (var set in sets)
        {
            if ((present[set / Bits] & (1UL << (set % Bits))) != 0)
            {
                into[count++] = set;
            }
        }

        return into[..count];
    }

    /// <summary>Whether, for each of these groups, some token of the text belongs to one of its sets.</summary>
    public bool HaveSomeOfEach(int[][] groups)
    {
        foreach (var group in groups)
        {
            if (!HaveSome(group))
            {
                return false;
            }
        }

        return true;
    }

    private bool HaveSome(int[] group)
    {
        foreach (var set in group)
        {
            if ((present[set / Bits] & (1UL << (set % Bits))) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
