using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;
using ConsultBot.SemanticKernel.Models;
using ConsultBot.Triage.Desk;

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

    /// <summary>Where what is learnt from examples is kept between starts; <c>null</c> for nowhere.</summary>
    public string? ModelsPath { get; init; }

    /// <summary>Who writes drafts of answers.</summary>
    public ModelSettings Model { get; init; } = ModelSettings.Extractive;

    /// <summary>Whom the service answers.</summary>
    public ServiceMode Mode { get; init; } = ServiceMode.On;

    /// <summary>The websites that may show the chat in a frame, as origins such as <c>https://www.example.org</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The secret of the chat on the website; <c>null</c> for the one that Development makes by itself.</summary>
    public string? DirectLineSecret { get; init; }

    /// <summary>The keys by which other programs may ask (<c>/api/ask</c>); without any, in Development, programs of this machine may.</summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>How the desk of the staff works; <c>null</c> where there is none.</summary>
    public DeskSettings? Desk { get; init; }

    /// <summary>Whether the greeting mentions that the chat is kept, or asks first.</summary>
    public PrivacyConsent PrivacyConsent { get; init; } = PrivacyConsent.Notice;
}

/// <summary>How a patient learns that the chat is kept.</summary>
public enum PrivacyConsent
{
    /// <summary>The greeting says nothing about it.</summary>
    None,

    /// <summary>The greeting says it.</summary>
    Notice,

    /// <summary>The greeting asks, and nothing but a red flag is answered before the patient agrees.</summary>
    Ask,
}

/// <summary>The configuration cannot be used; each problem names its key.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Everything that is wrong or missing.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
