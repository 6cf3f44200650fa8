using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Answering;

/// <summary>Has a draft written from what retrieval found.</summary>
/// <param name="writer">Writes it.</param>
/// <param name="deadline">How long a turn may take to have its answer written; what is not there by then is taken from the passages.</param>
/// <param name="clock">The clock of the deadline.</param>
public sealed class AnsweringStage(IAnswerWriter writer, AnswerDeadline deadline, TimeProvider clock)
{
    private const int MostWords = 90;
    private const int MostWordsBesideARefusal = 50;

    // Twice seven tenths of the best: what the extractive composer still looks at when a comparison leads with the second best.
    private const double WorthTelling = 0.49;

    /// <summary>Whether a draft that did not hold may be repaired.</summary>
    public bool CanRepair => writer.CanRepair;

    /// <summary>A draft for what was found; empty when nothing sufficient was, or when it was not there in time.</summary>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="elapsed">How much of the turn's time is gone.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public ValueTask<Draft> DraftAsync(Screened screened, Found found, TimeSpan elapsed, CancellationToken cancellationToken) =>
        found.Suffices
            ? WriteAsync(RequestFor(screened, found), elapsed, cancellationToken)
            : ValueTask.FromResult(Draft.Empty);

    /// <summary>Another draft, from a writer that is told what of the first did not hold.</summary>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="rejected">The sentences that did not hold.</param>
    /// <param name="elapsed">How much of the turn's time is gone.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public ValueTask<Draft> RepairAsync(Screened screened, Found found, IReadOnlyList<RejectedSentence> rejected, TimeSpan elapsed, CancellationToken cancellationToken) =>
        WriteAsync(RequestFor(screened, found) with { Rejected = rejected }, elapsed, cancellationToken);

    /// <summary>The answer in the passages' own words, for a draft that did not hold.</summary>
    public static Draft Extract(Screened screened, Found found) =>
        found.Suffices ? ExtractiveComposer.Compose(RequestFor(screened, found)) : Draft.Empty;

    // Whoever does not heed the cancellation is left behind: the patient does not wait for a writer that hangs.
    private async ValueTask<Draft> WriteAsync(AnswerRequest request, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        if (!writer.CanRepair)
        {
            return await writer.WriteAsync(request, cancellationToken);
        }

        var left = deadline.Time - elapsed;
        if (left <= TimeSpan.Zero)
        {
            return TooLate(TimeSpan.Zero);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await writer.WriteAsync(request, ending.Token).AsTask().WaitAsync(left, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            await ending.CancelAsync();
            return TooLate(left);
        }
    }

    private Draft TooLate(TimeSpan waited) => Draft.Empty with { Model = writer.Name, Call = new ModelCall(string.Empty, null, null, waited, ModelCall.TooLate) };

    private static AnswerRequest RequestFor(Screened screened, Found found)
    {
        var floor = found.Passages[0].Score * WorthTelling;
        var refuses = screened.Deciding?.Decision.IsRefusal() is true;
        return new AnswerRequest(found.MaskedQuestion, found.Compares, refuses ? MostWordsBesideARefusal : MostWords, [.. found.Passages.Where(passage => passage.Score >= floor)]);
    }
}

/// <summary>How long a turn may take to have its answer written.</summary>
/// <param name="Time">The time from the turn's begin.</param>
public sealed record AnswerDeadline(TimeSpan Time);
