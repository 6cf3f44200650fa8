using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge;

namespace ConsultBot.Editions;

/// <summary>Looks at the files and at the record once a second, so that what was changed, approved or withdrawn is in or out of answers within five.</summary>
internal sealed partial class EditionWatch(EditionKeeper keeper, ServedKnowledge served, TimeProvider clock, ILogger<EditionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string known = string.Empty;

    /// <summary>Brings the record into force before anybody is answered.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keeper.RefreshAsync(cancellationToken);
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
                    LogServed(logger, served.Current.Shelf.Passages.Count, served.EditionHash);
                }
            }
            catch (RecordUnavailableException exception)
            {
                LogUnreadable(logger, exception);
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

    [LoggerMessage(EventId = 210, Level = LogLevel.Information, Message = "Another edition is served: {Count} passages, {Hash}.")]
    private static partial void LogServed(ILogger logger, int count, string hash);

    [LoggerMessage(EventId = 211, Level = LogLevel.Error, Message = "The passages are not served as they stand in the files: {Problems}")]
    private static partial void LogProblems(ILogger logger, string problems);

    [LoggerMessage(EventId = 212, Level = LogLevel.Error, Message = "The record cannot be read or written; the passages served stay as they were.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
