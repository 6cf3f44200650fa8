using ConsultBot.Consultation.Recording;
using ConsultBot.InStep;

namespace ConsultBot.Policies;

/// <summary>Looks at the files of the policy and at the record, so that what was changed or pinned is in force. What is in force is recorded before anybody is answered by it.</summary>
internal sealed partial class PolicyWatch(PolicyKeeper keeper, ServedPolicy served, TimeProvider clock, ILogger<PolicyWatch> logger) : InStepWatch(keeper, clock)
{
    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        TellOfChange();
    }

    /// <inheritdoc />
    protected override void TellOfChange() => LogInForce(logger, served.Current.Hash);

    /// <inheritdoc />
    protected override void TellOfProblems(string problems) => LogProblems(logger, problems);

    /// <inheritdoc />
    protected override void TellOfRecord(RecordUnavailableException exception) => LogUnrecorded(logger, exception);

    [LoggerMessage(EventId = 220, Level = LogLevel.Information, Message = "The policy in force is {Hash}.")]
    private static partial void LogInForce(ILogger logger, string hash);

    [LoggerMessage(EventId = 221, Level = LogLevel.Error, Message = "The policy is not in force as it should be, and stays as it was: {Problems}")]
    private static partial void LogProblems(ILogger logger, string problems);

    [LoggerMessage(EventId = 222, Level = LogLevel.Error, Message = "A policy could not be kept or recorded; the one in force stays as it was.")]
    private static partial void LogUnrecorded(ILogger logger, Exception exception);
}
