using ConsultBot.Consultation.Recording;

namespace ConsultBot.InStep;

/// <summary>What is in force, kept in step with files and with the record while the service runs.</summary>
internal interface IKeptInStep
{
    /// <summary>Why what should be in force is not; empty when it is.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Takes in what changed since it last looked.</summary>
    /// <returns>Whether something else is in force now.</returns>
    /// <exception cref="RecordUnavailableException">The record cannot be read or written; what is in force stays as it was.</exception>
    Task<bool> RefreshAsync(CancellationToken cancellationToken);
}
