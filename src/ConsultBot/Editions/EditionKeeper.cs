using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.InStep;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Approval;
using ConsultBot.Knowledge.Check;
using ConsultBot.Storage;
using ConsultBot.Yaml;

namespace ConsultBot.Editions;

/// <summary>
/// Keeps what is served in step with the files and with the record. A file that cannot be used leaves the last good files in use; a withdrawal counts even then.
/// </summary>
/// <param name="content">The files as they were read at start, and what is served.</param>
/// <param name="settings">Where the files are.</param>
/// <param name="record">Where approvals and withdrawals stand.</param>
/// <param name="approvesDrafts">Whether drafts that pass are approved by themselves, as in Development.</param>
public sealed class EditionKeeper(ConsultationContent content, ServiceSettings settings, KnowledgeStream record, bool approvesDrafts)
    : IKeptInStep, IDisposable
{
    private readonly SemaphoreSlim looking = new(1);
    private readonly Approvals approvals = new();
    private long seen;
    private KnowledgeFolder folder = content.Served.Current.Folder;
    private string filesRead = content.FilesRead;
    private string filesSeen = content.FilesRead;
    private string? brokenFile;
    private IReadOnlyList<string> refusedDrafts = [];
    private bool isDue = true;
    private Policy policy = content.Policies.Current;
    private string familiesServed = FamiliesOf(content.Policies.Current);

    /// <summary>Why the files are not served as they are; empty when they are.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Takes in what was written since it last looked, and serves another edition if that changes anything.</summary>
    /// <returns>Whether another edition is served now.</returns>
    /// <exception cref="RecordUnavailableException">The record cannot be read or written; what is served stays as it was.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            return await LookAsync(cancellationToken);
        }
        finally
        {
            looking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => looking.Dispose();

    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        ReadRecord();
        if (seen == 0)
        {
            await record.AppendAsync(folder.EditionAsChange(), cancellationToken);
            ReadRecord();
        }

        ReadPolicy();
        ReadFiles();
        if (!isDue)
        {
            return false;
        }

        if (approvesDrafts)
        {
            await ApproveDraftsAsync(cancellationToken);
        }

        Problems = [.. brokenFile is null ? Array.Empty<string>() : [brokenFile], .. refusedDrafts];
        isDue = false;
        return Serve();
    }

    private void ReadRecord()
    {
        foreach (var change in record.After(seen))
        {
            approvals.Apply(change);
            seen++;
            isDue = true;
        }
    }

    // Another policy knows other families of words, and what did not fit the one before may fit it.
    private void ReadPolicy()
    {
        var now = content.Policies.Current;
        if (!ReferenceEquals(now, policy))
        {
            (policy, isDue) = (now, true);
            filesRead = brokenFile is null ? filesRead : string.Empty;
        }
    }

    // Files are read once they have stood still for one look: an editor may still be writing.
    private void ReadFiles()
    {
        var now = FolderSignature.Of(settings.KnowledgePath);
        var standsStill = string.Equals(now, filesSeen, StringComparison.Ordinal);
        filesSeen = now;
        if (!standsStill || string.Equals(now, filesRead, StringComparison.Ordinal))
        {
            return;
        }

        filesRead = now;
        isDue = true;
        try
        {
            var read = KnowledgeFolder.Read(settings.KnowledgePath);
            var problems = content.ProblemsWith(read);
            brokenFile = problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
            folder = problems.Count == 0 ? read : folder;
        }
        catch (Exception exception) when (exception is YamlFileException or IOException or UnauthorizedAccessException)
        {
            brokenFile = exception.Message;
        }
    }

    private async Task ApproveDraftsAsync(CancellationToken cancellationToken)
    {
        var check = new PassageCheck(policy.Claims);
        var drafts = folder.Passages.Where(file => approvals.StatusOf(file.Passage) is PassageStatus.Draft).ToLookup(file => check.Check(file).Count == 0);
        refusedDrafts = [.. drafts[false].SelectMany(check.Check).Select(finding => finding.ToString())];
        if (drafts[true].Any())
        {
            var change = new KnowledgeChange(
                KnowledgeAction.Development,
                [.. drafts[true].Select(file => file.Version)],
                "development",
                "Passes the checks, and the service runs in Development.");
            await record.AppendAsync(change, cancellationToken);
            ReadRecord();
        }
    }

    private bool Serve()
    {
        var served = content.Served.Current;
        Passage[] approved = [.. folder.Passages.Select(file => file.Passage).Where(passage => approvals.StatusOf(passage) is PassageStatus.Approved)];
        var hasItsFamilies = string.Equals(FamiliesOf(policy), familiesServed, StringComparison.Ordinal);
        if (hasItsFamilies && ReferenceEquals(folder, served.Folder) && approved.Length == served.Shelf.Passages.Count && approved.All(passage => served.Shelf.Find(passage.Id) == passage))
        {
            return false;
        }

        try
        {
            content.Served.Serve(Edition.Of(folder, approved, settings.KnowledgePath, policy.Families, content.Models));
            familiesServed = FamiliesOf(policy);
            return true;
        }
        catch (YamlFileException exception)
        {
            Problems = [exception.Message, .. Problems];
            return false;
        }
    }

    private static string FamiliesOf(Policy policy) => policy.Parts.GetValueOrDefault("word-families", string.Empty);
}
