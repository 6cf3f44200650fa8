using ConsultBot.Consultation.Recording;
using ConsultBot.InStep;
using ConsultBot.Knowledge;

namespace ConsultBot.Editions;

/// <summary>Looks at the passages' files and at the record, so that what was changed, approved or withdrawn is in or out of answers.</summary>
internal sealed partial class EditionWatch(EditionKeeper keeper, ServedKnowledge served, TimeProvider clock, ILogger<EditionWatch> logger) : InStepWatch(keeper, clock)
{
    /// <inheritdoc />
    protected override void TellOfChange() => LogServed(logger, served.Current.Shelf.Passages.Count, served.EditionHash);

    /// <inheritdoc />
    protected override void TellOfProblems(string problems) => LogProblems(logger, problems);

    /// <inheritdoc />
    protected override void TellOfRecord(RecordUnavailableException exception) => LogUnreadable(logger, exception);

    [LoggerMessage(EventId = 210, Level = LogLevel.Information, Message = "Another edition is served: {Count} passages, {Hash}.")]
    private static partial void LogServed(ILogger logger, int count, string hash);

    [LoggerMessage(EventId = 211, Level = LogLevel.Error, Message = "The passages are not served as they stand in the files: {Problems}")]
    private static partial void LogProblems(ILogger logger, string problems);

    [LoggerMessage(EventId = 212, Level = LogLevel.Error, Message = "The record cannot be read or written; the passages served stay as they were.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
