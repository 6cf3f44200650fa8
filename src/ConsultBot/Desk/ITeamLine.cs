using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Desk;

/// <summary>The way from the desk to where staff are.</summary>
internal interface ITeamLine
{
    /// <summary>Whether staff have what is put before them: the place is known, and what was delivered last was taken.</summary>
    bool Works { get; }

    /// <summary>Shows an enquiry to its team, or shows it as it stands now where it was shown before.</summary>
    /// <returns>Why it was not taken; <c>null</c> when it was.</returns>
    Task<string?> ShowAsync(StaffTeam team, Enquiry enquiry, CancellationToken cancellationToken);

    /// <summary>Says something to a team.</summary>
    /// <returns>Why it was not taken; <c>null</c> when it was.</returns>
    Task<string?> SayAsync(StaffTeam team, string words, CancellationToken cancellationToken);
}
