using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Configuration;

/// <summary>The configuration of the service, checked.</summary>
/// <param name="KnowledgePath">The folder <c>knowledge/</c>.</param>
/// <param name="PromptsPath">The folder <c>prompts/</c>.</param>
/// <param name="Clinic">The clinic.</param>
/// <param name="ShowUnreviewedNotice">Whether every patient is told that no clinician has checked the texts.</param>
public sealed record ServiceSettings(string KnowledgePath, string PromptsPath, ClinicProfile Clinic, bool ShowUnreviewedNotice)
{
    /// <summary>Where the record lies.</summary>
    public required RecordSettings Record { get; init; }

    /// <summary>Whom the service answers.</summary>
    public ServiceMode Mode { get; init; } = ServiceMode.On;
}

/// <summary>The configuration cannot be used; each problem names its key.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong or missing.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
