namespace ConsultBot.Consultation.Caveats;

/// <summary>The three things that must be said beside every statement on a therapy, in the order in which they are said.</summary>
[Flags]
public enum CaveatIds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The regulator's status.</summary>
    Fda = 1,

    /// <summary>What is not known in the long term.</summary>
    LongTerm = 2,

    /// <summary>See a specialist in person.</summary>
    Specialist = 4,

    /// <summary>All three.</summary>
    All = Fda | LongTerm | Specialist,
}

/// <summary>The length of a caveat.</summary>
public enum CaveatForm
{
    /// <summary>At most 22 words.</summary>
    Short,

    /// <summary>At most 45 words.</summary>
    Long,
}

/// <summary>An approved sentence of a caveat.</summary>
/// <param name="Ids">What it says; mostly one, sometimes two.</param>
/// <param name="Text">The exact words.</param>
/// <param name="Hash">SHA-256 of the words, in hexadecimal.</param>
public sealed record CaveatSentence(CaveatIds Ids, string Text, string Hash);

/// <summary>The wording for a set of therapies.</summary>
/// <param name="Therapies">The therapies it is worded for.</param>
/// <param name="Long">The long form.</param>
/// <param name="Short">The short form; for several therapies the same as the long one.</param>
public sealed record CaveatWording(Therapies Therapies, IReadOnlyList<CaveatSentence> Long, IReadOnlyList<CaveatSentence> Short);

/// <summary>The rows of <c>knowledge/regulatory-status.yaml</c> for one jurisdiction.</summary>
/// <param name="Wordings">A wording for every set of therapies that an answer can be about.</param>
/// <param name="SpecialistOnly">What stands beside advice on choosing a clinic, special groups and procedures in general.</param>
/// <param name="Hash">SHA-256 over the file, in hexadecimal.</param>
public sealed record RegulatoryStatus(IReadOnlyDictionary<Therapies, CaveatWording> Wordings, CaveatSentence SpecialistOnly, string Hash);

/// <summary>Wire names of caveats.</summary>
public static class CaveatNames
{
    private static readonly (CaveatIds Id, string Name)[] Known =
        [(CaveatIds.Fda, "fda"), (CaveatIds.LongTerm, "long_term"), (CaveatIds.Specialist, "specialist")];

    /// <summary>The names of the ids in the set, in the order fda, long_term, specialist.</summary>
    public static IReadOnlyList<string> WireNames(this CaveatIds ids) => [.. Known.Where(known => ids.HasFlag(known.Id)).Select(known => known.Name)];

    /// <summary>The id of that wire name, or <c>null</c> when there is none.</summary>
    public static CaveatIds? FromWireName(string name)
    {
        foreach (var known in Known)
        {
            if (string.Equals(known.Name, name, StringComparison.Ordinal))
            {
                return known.Id;
            }
        }

        return null;
    }
}
