using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Check;

/// <summary>TEMP.</summary>
public sealed record Finding(string Path, int Line, string Reason);

/// <summary>TEMP.</summary>
public sealed class PassageCheck(ClaimsPolicy claims)
{
    /// <summary>TEMP.</summary>
    public IReadOnlyList<Finding> Check(PassageFile file) => claims is null ? [new Finding(file.Path, 0, "")] : [];
}
