using ConsultBot.Consultation.Recording;

namespace ConsultBot.InStep;

/// <summary>Looks once a second, so that what was changed is in force within five.</summary>
/// <param name="kept">What is kept in step.</param>
/// <param name="clock">The clock.</param>
internal abstract class InStepWatch(IKeptInStep kept, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private string known = string.Empty;

    /// <summary>Brings what should be in force into force before anybody is answered by it.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read or written.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await kept.RefreshAsync(cancellationToken);
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
                if (await kept.RefreshAsync(stoppingToken))
                {
                    TellOfChange();
                }
            }
            catch (RecordUnavailableException exception)
            {
                TellOfRecord(exception);
            }

            TellOfProblems();
        }
    }

    /// <summary>Logs what is in force now.</summary>
    protected abstract void TellOfChange();

    /// <summary>Logs why what should be in force is not.</summary>
    protected abstract void TellOfProblems(string problems);

    /// <summary>Logs that the record could not be read or written.</summary>
    protected abstract void TellOfRecord(RecordUnavailableException exception);

    private void TellOfProblems()
    {
        var problems = string.Join(Environment.NewLine, kept.Problems);
        if (problems.Length > 0 && !string.Equals(problems, known, StringComparison.Ordinal))
        {
            TellOfProblems(problems);
        }

        known = problems;
    }
}
