namespace ConsultBot.Review;

/// <summary>In which role somebody signs in.</summary>
public enum ReviewRole
{
    /// <summary>Reads transcripts and judges turns.</summary>
    Reviewer,

    /// <summary>Reads transcripts and directs reviews.</summary>
    Lead,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Runs the service; reads no transcripts.</summary>
    Administrator,

    /// <summary>Looks after the passages; reads no transcripts.</summary>
    Curator,
}

/// <summary>The names of roles, and what they may do.</summary>
internal static class ReviewRoles
{
    /// <summary>The policy of those who read transcripts.</summary>
    public const string ReadsTranscripts = "reads-transcripts";

    /// <summary>The policy of everyone who has signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The roles that read transcripts.</summary>
    public static string[] Readers { get; } = [ReviewRole.Reviewer.WireName(), ReviewRole.Lead.WireName(), ReviewRole.Auditor.WireName()];

    /// <summary>The name, for example <c>reviewer</c>.</summary>
    public static string WireName(this ReviewRole role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of that name, or <c>null</c> when there is none.</summary>
    public static ReviewRole? FromWireName(string? name) =>
        Enum.GetValues<ReviewRole>().Cast<ReviewRole?>().FirstOrDefault(role => string.Equals(role!.Value.WireName(), name, StringComparison.Ordinal));
}
