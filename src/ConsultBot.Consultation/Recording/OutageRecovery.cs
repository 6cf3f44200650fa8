namespace ConsultBot.Consultation.Recording;

/// <summary>Writes down what left without an entry, as soon as the record can be written again. One attempt at a time, so that nothing is told twice.</summary>
public sealed class OutageRecovery(ITurnRecord record, OutageTally outage)
{
    private readonly Lock gate = new();
    private Task<bool> attempt = Task.FromResult(true);

    /// <summary>Tries once, or joins the attempt that is under way.</summary>
    /// <returns>Whether the record works and nothing is left to be written down.</returns>
    public Task<bool> TryAsync()
    {
        lock (gate)
        {
            return attempt.IsCompleted ? attempt = WriteAsync() : attempt;
        }
    }

    private async Task<bool> WriteAsync()
    {
        try
        {
            if (outage.Pending is { } notice)
            {
                await record.NoticeAsync(notice, CancellationToken.None);
                outage.Written(notice);
            }

            return !outage.RecordFails;
        }
        catch (RecordUnavailableException)
        {
            return false;
        }
    }
}
