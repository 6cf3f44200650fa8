namespace ConsultBot.Triage.Enquiries;

/// <summary>A member of staff, as signed in.</summary>
/// <param name="Id">The object id in the clinic's directory.</param>
/// <param name="Name">The name that colleagues see.</param>
/// <param name="Role">What patients are told, for example <c>Nurse</c>.</param>
public sealed record StaffMember(string Id, string Name, string Role)
{
    /// <summary>The licence by which this person may answer for what is sent; <c>null</c> without one.</summary>
    public string? Licence { get; init; }
}
