using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Answering;

/// <summary>Has a draft written from what retrieval found.</summary>
/// <param name="writer">Writes it.</param>
public sealed class AnsweringStage(IAnswerWriter writer)
{
    private const string Prompt = "answer";
    private const int MostWords = 90;
    private const int MostWordsBesideARefusal = 50;

    // Twice seven tenths of the best: what the extractive composer still looks at when a comparison leads with the second best.
    private const double WorthTelling = 0.49;

    /// <summary>Whether a draft that did not hold may be repaired.</summary>
    public bool CanRepair => writer.CanRepair;

    /// <summary>A draft for what was found; empty when nothing sufficient was, or when it was not there in time.</summary>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="allowance">What is left to the turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public ValueTask<Draft> DraftAsync(Screened screened, Found found, TurnAllowance allowance, CancellationToken cancellationToken) =>
        found.Suffices
            ? WriteAsync(RequestFor(screened, found), allowance, cancellationToken)
            : ValueTask.FromResult(Draft.Empty);

    /// <summary>Another draft, from a writer that is told what of the first did not hold.</summary>
    /// <param name="screened">The message.</param>
    /// <param name="found">What was found for it.</param>
    /// <param name="rejected">The sentences that did not hold.</param>
    /// <param name="allowance">What is left to the turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public ValueTask<Draft> RepairAsync(Screened screened, Found found, IReadOnlyList<RejectedSentence> rejected, TurnAllowance allowance, CancellationToken cancellationToken) =>
        WriteAsync(RequestFor(screened, found) with { Rejected = rejected }, allowance, cancellationToken);

    /// <summary>The answer in the passages' own words, for a draft that did not hold.</summary>
    public static Draft Extract(Screened screened, Found found) =>
        found.Suffices ? ExtractiveComposer.Compose(RequestFor(screened, found)) : Draft.Empty;

    private async ValueTask<Draft> WriteAsync(AnswerRequest request, TurnAllowance allowance, CancellationToken cancellationToken)
    {
        if (!writer.CanRepair)
        {
            return await writer.WriteAsync(request, cancellationToken);
        }

        var (draft, missed) = await allowance.CallAsync(Prompt, share: 1, ending => writer.WriteAsync(request, ending), cancellationToken);
        return draft ?? Draft.Empty with { Model = writer.Name, Call = missed };
    }

    private static AnswerRequest RequestFor(Screened screened, Found found)
    {
        var floor = found.Passages[0].Score * WorthTelling;
        var refuses = screened.Deciding?.Decision.IsRefusal() is true;
        return new AnswerRequest(found.MaskedQuestion, found.Compares, refuses ? MostWordsBesideARefusal : MostWords, [.. found.Passages.Where(passage => passage.Score >= floor)]);
    }
}
