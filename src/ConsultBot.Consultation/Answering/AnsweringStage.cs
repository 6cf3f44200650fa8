using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Answering;

/// <summary>Has a draft written from what retrieval found.</summary>
public sealed class AnsweringStage(IAnswerWriter writer)
{
    private const int MostWords = 90;
    private const int MostWordsBesideARefusal = 50;

    // Twice seven tenths of the best: what the extractive composer still looks at when a comparison leads with the second best.
    private const double WorthTelling = 0.49;

    /// <summary>A draft for what was found; empty when nothing sufficient was.</summary>
    public ValueTask<Draft> DraftAsync(Screened screened, Found found, CancellationToken cancellationToken) =>
        found.Suffices
            ? writer.WriteAsync(RequestFor(screened, found), cancellationToken)
            : ValueTask.FromResult(Draft.Empty);

    /// <summary>The answer in the passages' own words, for a draft that did not hold.</summary>
    public static Draft Extract(Screened screened, Found found) =>
        found.Suffices ? ExtractiveComposer.Compose(RequestFor(screened, found)) : Draft.Empty;

    private static AnswerRequest RequestFor(Screened screened, Found found)
    {
        var floor = found.Passages[0].Score * WorthTelling;
        var refuses = screened.Deciding?.Decision.IsRefusal() is true;
        return new AnswerRequest(found.MaskedQuestion, found.Compares, refuses ? MostWordsBesideARefusal : MostWords, [.. found.Passages.Where(passage => passage.Score >= floor)]);
    }
}
