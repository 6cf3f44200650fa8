using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using ConsultBot.Storage;

namespace ConsultBot;

/// <summary>The mode in force: the configured one, or <c>off</c> while the record says that somebody paused the service.</summary>
public sealed class RecordedMode(ServiceMode configured, PolicyStream policy) : IServiceMode
{
    /// <summary>What a change of the mode is called in the record.</summary>
    public const string Subject = "service";

    /// <summary>The service is paused.</summary>
    public const string Paused = "paused";

    /// <summary>The pause is over.</summary>
    public const string Resumed = "resumed";

    private long seen;
    private volatile bool isPaused;

    /// <inheritdoc />
    public ServiceMode Current => isPaused ? ServiceMode.Off : configured;

    /// <summary>Takes note of what was written since it last looked. One caller at a time.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read; the mode stays as it was.</exception>
    public void Refresh()
    {
        var changes = policy.After(seen);
        if (changes.LastOrDefault(recorded => recorded.Change.What is Subject) is { } last)
        {
            isPaused = last.Change.To is Paused;
        }

        seen += changes.Count;
    }
}
