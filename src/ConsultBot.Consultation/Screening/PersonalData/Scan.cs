namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>One reading of a text: what was found in it so far, and which hints were met.</summary>
internal sealed class Scan(PlainText text, Lexemes lexemes)
{
    private const int Never = int.MinValue / 2;

    private static readonly int Kinds = Enum.GetValues<Hint>().Length;

    private readonly int[] lastEnd = Enumerable.Repeat(Never, Kinds).ToArray();
    private List<PersonalDatum>? found;

    public PlainText Text => text;

    public Lexemes Lexemes => lexemes;

    public List<PlainToken> Tokens => text.Tokens;

    /// <summary>Notes that a hint was met.</summary>
    public void Met(HintHit hit) => lastEnd[(int)hit.Hint] = hit.End;

    /// <summary>Whether a hint ended at most so many characters before a place.</summary>
    public bool IsNear(Hint hint, int place, int reach) => place - lastEnd[(int)hint] is >= 0 and var distance && distance <= reach;

    /// <summary>Notes a find.</summary>
    public void Add(PersonalDataKind kind, int start, int end)
    {
        if (end > start)
        {
            (found ??= []).Add(text.Datum(kind, start, end));
        }
    }

    /// <summary>What was found, in order; finds that overlap are one, of the kind of the longer.</summary>
    public IReadOnlyList<PersonalDatum> Finds()
    {
        if (found is null)
        {
            return [];
        }

        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.Length.CompareTo(one.Length));
        var merged = new List<PersonalDatum>(found.Count);
        foreach (var datum in found)
        {
            if (merged.Count == 0 || datum.Start >= merged[^1].End)
            {
                merged.Add(datum);
                continue;
            }

            var last = merged[^1];
            merged[^1] = new PersonalDatum(datum.Length > last.Length ? datum.Kind : last.Kind, last.Start, Math.Max(last.End, datum.End) - last.Start);
        }

        return merged;
    }
}
