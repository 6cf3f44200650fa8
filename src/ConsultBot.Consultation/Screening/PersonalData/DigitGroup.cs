namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Runs of digits that follow one another with only the separators of numbers between them.</summary>
internal readonly ref struct DigitGroup
{
    private readonly ReadOnlySpan<int> lengths;
    private readonly ReadOnlySpan<char> separators;

    /// <summary>Reads the group that begins with a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The first run.</param>
    /// <param name="digits">Room for the digits.</param>
    /// <param name="lengths">Room for the length of each run.</param>
    /// <param name="separators">Room for the sign after each run.</param>
    public DigitGroup(PlainText text, int token, Span<char> digits, Span<int> lengths, Span<char> separators)
    {
        var tokens = text.Tokens;
        int count = 0, runs = 0;
        while (token + runs < tokens.Count && runs < lengths.Length && tokens[token + runs].IsNumber && count + tokens[token + runs].Length <= digits.Length)
        {
            if (runs > 0)
            {
                var gap = text.Characters[tokens[token + runs - 1].End..tokens[token + runs].Start];
                if (SeparatorOf(gap) is not { } separator)
                {
                    break;
                }

                separators[runs - 1] = separator;
            }

            text.Of(tokens[token + runs]).CopyTo(digits[count..]);
            lengths[runs] = tokens[token + runs].Length;
            count += lengths[runs++];
        }

        Runs = runs;
        Digits = digits[..count];
        IsBracketed = text[tokens[token].Start - 1] is '(' && text[tokens[token].End] is ')';
        this.lengths = lengths[..runs];
        this.separators = separators[..Math.Max(0, runs - 1)];
    }

    /// <summary>How many runs there are; 0 when the first is longer than any number of a person.</summary>
    public int Runs { get; }

    /// <summary>All digits.</summary>
    public ReadOnlySpan<char> Digits { get; }

    /// <summary>Whether the first run stands in brackets.</summary>
    public bool IsBracketed { get; }

    /// <summary>The length of a run.</summary>
    public int LengthOf(int run) => lengths[run];

    /// <summary>The sign after a run.</summary>
    public char SeparatorAfter(int run) => separators[run];

    /// <summary>How many digits the first runs have.</summary>
    public int CountOf(int runs)
    {
        var count = 0;
        foreach (var length in lengths[..runs])
        {
            count += length;
        }

        return count;
    }

    /// <summary>Whether the first runs have these lengths.</summary>
    public bool Has(int runs, params ReadOnlySpan<int> wanted) => runs == wanted.Length && lengths[..runs].SequenceEqual(wanted);

    /// <summary>Whether only these signs stand between the first runs.</summary>
    public bool SeparatorsAre(int runs, string signs)
    {
        foreach (var separator in separators[..(runs - 1)])
        {
            if (!signs.Contains(separator, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the first four runs are an address of a machine.</summary>
    public bool IsMachine()
    {
        if (Runs < 4 || !separators[..3].SequenceEqual("...") || (Runs > 4 && separators[3] is '.'))
        {
            return false;
        }

        var at = 0;
        foreach (var length in lengths[..4])
        {
            if (length > 3 || int.Parse(Digits.Slice(at, length), System.Globalization.CultureInfo.InvariantCulture) > 255)
            {
                return false;
            }

            at += length;
        }

        return Digits[0] is not '0' && at >= 6;
    }

    private static char? SeparatorOf(ReadOnlySpan<char> gap) => gap switch
    {
        " " or "-" or "." or "/" => gap[0],
        ") " or ")" or ")-" or " (" or "(" or ") -" => '(',
        " - " or "- " => '-',
        "  " => ' ',
        _ => null,
    };
}
