using ConsultBot.Consultation.Recording;
using ConsultBot.Storage;

namespace ConsultBot;

/// <summary>Looks after the record once a second: brings a pause into force, and writes down what left without an entry.</summary>
public sealed partial class RecordWatch(Record record, RecordedMode mode, OutageRecovery recovery, TimeProvider clock, ILogger<RecordWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string? knownProblem;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await recovery.TryAsync().WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Refresh();
            TellOfCheckpoints();
            _ = recovery.TryAsync();
        }
    }

    private void Refresh()
    {
        var before = mode.Current;
        try
        {
            mode.Refresh();
        }
        catch (RecordUnavailableException exception)
        {
            LogUnreadable(logger, exception);
        }

        if (mode.Current != before)
        {
            LogMode(logger, before, mode.Current);
        }
    }

    private void TellOfCheckpoints()
    {
        var problem = record.CheckpointProblem;
        if (problem is not null && !string.Equals(problem, knownProblem, StringComparison.Ordinal))
        {
            LogNoCheckpoints(logger, problem);
        }

        knownProblem = problem;
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Warning, Message = "The service's mode was {Before} and is now {Now}.")]
    private static partial void LogMode(ILogger logger, Consultation.Screening.ServiceMode before, Consultation.Screening.ServiceMode now);

    [LoggerMessage(EventId = 202, Level = LogLevel.Error, Message = "No checkpoints are signed, so later changes of the record could not be proven: {Problem}")]
    private static partial void LogNoCheckpoints(ILogger logger, string problem);

    [LoggerMessage(EventId = 201, Level = LogLevel.Error, Message = "The record cannot be read; the service's mode stays as it was.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
