using ConsultBot.Consultation.Recording;

namespace ConsultBot.Policies;

/// <summary>Looks at the files of the policy and at the record once a second, so that what was changed or pinned is in force within five.</summary>
internal sealed partial class PolicyWatch(PolicyKeeper keeper, ServedPolicy served, TimeProvider clock, ILogger<PolicyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string known = string.Empty;

    /// <summary>Records what is in force before anybody is answered by it.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be recorded.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keeper.RefreshAsync(cancellationToken);
        LogInForce(logger, served.Current.Hash);
        TellOfProblems();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await keeper.RefreshAsync(stoppingToken))
                {
                    LogInForce(logger, served.Current.Hash);
                }
            }
            catch (RecordUnavailableException exception)
            {
                LogUnrecorded(logger, exception);
            }

            TellOfProblems();
        }
    }

    private void TellOfProblems()
    {
        var problems = string.Join(Environment.NewLine, keeper.Problems);
        if (problems.Length > 0 && !string.Equals(problems, known, StringComparison.Ordinal))
        {
            LogProblems(logger, problems);
        }

        known = problems;
    }

    [LoggerMessage(EventId = 220, Level = LogLevel.Information, Message = "The policy in force is {Hash}.")]
    private static partial void LogInForce(ILogger logger, string hash);

    [LoggerMessage(EventId = 221, Level = LogLevel.Error, Message = "The policy is not in force as it should be, and stays as it was: {Problems}")]
    private static partial void LogProblems(ILogger logger, string problems);

    [LoggerMessage(EventId = 222, Level = LogLevel.Error, Message = "A policy could not be kept or recorded; the one in force stays as it was.")]
    private static partial void LogUnrecorded(ILogger logger, Exception exception);
}
