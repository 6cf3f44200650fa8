namespace ConsultBot.Consultation.Verification;

/// <summary>What can be wrong with a sentence of an answer.</summary>
public enum Violation
{
    /// <summary>A promised or guaranteed result.</summary>
    Promise,

    /// <summary>A personal amount, strength or schedule.</summary>
    Dosing,

    /// <summary>Not in the passages.</summary>
    Ungrounded,

    /// <summary>Against the passages: another number, the opposite, the other direction.</summary>
    Contradiction,

    /// <summary>The best, the only, a miracle.</summary>
    Superlative,

    /// <summary>Hurry, last places, today only.</summary>
    PromoPressure,

    /// <summary>Names the patient's condition or fitness.</summary>
    Diagnosis,

    /// <summary>A marker of a passage that was not given.</summary>
    FabricatedCitation,

    /// <summary>An address that is not configured and not in a passage.</summary>
    UnsafeLink,

    /// <summary>Words of the prompt or the instructions.</summary>
    PromptLeak,

    /// <summary>Against a mandatory caveat: approved, safe in the long term, no specialist needed.</summary>
    CaveatContradiction,

    /// <summary>Speaks as a doctor, a nurse or another licensed person.</summary>
    Impersonation,
}

/// <summary>The names of violations on the wire and in the files.</summary>
public static class Violations
{
    private static readonly string[] Names =
    [
        "promise", "dosing", "ungrounded", "contradiction", "superlative", "promo_pressure", "diagnosis", "fabricated_citation", "unsafe_link",
        "prompt_leak", "caveat_contradiction", "impersonation",
    ];

    /// <summary>The wire name, for example <c>promo_pressure</c>.</summary>
    public static string WireName(this Violation violation) => Names[(int)violation];

    /// <summary>The violation of that wire name, or <c>null</c> when there is none.</summary>
    public static Violation? FromWireName(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (Violation)index;
    }
}
