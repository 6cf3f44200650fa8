namespace ConsultBot.Consultation;

/// <summary>The treatments this service has approved passages about. A set, because one sentence may concern several.</summary>
[Flags]
public enum Therapies
{
    /// <summary>None: background, or how to choose a clinic.</summary>
    None = 0,

    /// <summary>Exosomes.</summary>
    Exosomes = 1,

    /// <summary>The secretome of mesenchymal stem cells, also called conditioned medium.</summary>
    Secretome = 2,

    /// <summary>Platelet-rich plasma.</summary>
    Prp = 4,

    /// <summary>All three.</summary>
    All = Exosomes | Secretome | Prp,
}

/// <summary>Names and counting of therapies.</summary>
public static class TherapyNames
{
    private static readonly (string Name, Therapies Therapy)[] Known =
        [("exosomes", Therapies.Exosomes), ("secretome", Therapies.Secretome), ("prp", Therapies.Prp)];

    /// <summary>How many therapies the set names, 0 to 3.</summary>
    public static int Count(this Therapies therapies) => System.Numerics.BitOperations.PopCount((uint)therapies);

    /// <summary>The members of the set, in the order exosomes, secretome, PRP.</summary>
    public static IEnumerable<Therapies> Each(this Therapies therapies)
    {
        foreach (var (_, therapy) in Known)
        {
            if (therapies.HasFlag(therapy))
            {
                yield return therapy;
            }
        }
    }

    /// <summary>The name of one therapy in files and on the wire, for example <c>prp</c>.</summary>
    public static string WireName(this Therapies therapy) =>
        Array.Find(Known, known => known.Therapy == therapy).Name
        ?? throw new ArgumentOutOfRangeException(nameof(therapy), therapy, "One therapy is expected here.");

    /// <summary>The therapy of that name, or <c>null</c> when there is none.</summary>
    public static Therapies? FromWireName(string name)
    {
        foreach (var known in Known)
        {
            if (string.Equals(known.Name, name, StringComparison.Ordinal))
            {
                return known.Therapy;
            }
        }

        return null;
    }
}
