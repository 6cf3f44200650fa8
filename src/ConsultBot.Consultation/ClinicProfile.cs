namespace ConsultBot.Consultation;

/// <summary>The clinic as configured under <c>Clinic:*</c>. Its contacts are the only ones that a reply may carry.</summary>
public sealed record ClinicProfile
{
    /// <summary>The name patients know.</summary>
    public required string Name { get; init; }

    /// <summary>Whether this is the demo clinic that the project ships with; refused outside Development.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The country, as patients would say it.</summary>
    public required string Country { get; init; }

    /// <summary>Which rows of <c>knowledge/regulatory-status.yaml</c> apply. Default <c>US</c>.</summary>
    public string Jurisdiction { get; init; } = "US";

    /// <summary>Telephone number of the reception.</summary>
    public required string Phone { get; init; }

    /// <summary>E-mail address of the reception.</summary>
    public required string Email { get; init; }

    /// <summary>The number for a reaction after a treatment, in opening hours.</summary>
    public required string UrgentPhone { get; init; }

    /// <summary>The number outside of opening hours, or <c>none</c>.</summary>
    public required string AfterHours { get; init; }

    /// <summary>The emergency number of the country, for example <c>911</c>.</summary>
    public required string EmergencyNumber { get; init; }

    /// <summary>The crisis line as shown, for example <c>988 (Suicide &amp; Crisis Lifeline)</c>.</summary>
    public required string CrisisLine { get; init; }

    /// <summary>One sentence on the crisis line: cost, hours, ways to reach it.</summary>
    public string CrisisLineFacts { get; init; } = string.Empty;

    /// <summary>Opening hours in one line.</summary>
    public required string Hours { get; init; }

    /// <summary>Where to book, or empty.</summary>
    public string BookingLink { get; init; } = string.Empty;

    /// <summary>What may be said about prices, or empty.</summary>
    public string PriceText { get; init; } = string.Empty;

    /// <summary>The therapies the clinic says it does not offer.</summary>
    public Therapies NotOffered { get; init; }
}
