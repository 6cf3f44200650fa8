using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Editions;
using ConsultBot.InStep;
using ConsultBot.Knowledge;
using ConsultBot.Prompts;
using ConsultBot.Storage;
using ConsultBot.Yaml;

namespace ConsultBot.Policies;

/// <summary>
/// Keeps the policy in force in step with the files and with the record: the pinned version while one is pinned, else the files. Whatever comes into force is kept as
/// a copy and recorded first. What cannot be used leaves the last good policy in force.
/// </summary>
/// <param name="content">What the process began with, and reads policies.</param>
/// <param name="settings">Where the files are.</param>
/// <param name="record">Where it is written which policy came into force, and which is pinned.</param>
/// <param name="archive">Where every policy that was in force is kept.</param>
public sealed class PolicyKeeper(ConsultationContent content, ServiceSettings settings, PolicyStream record, PolicyArchive archive) : IKeptInStep, IDisposable
{
    private const string Started = "started";
    private const string FilesChanged = "files changed";
    private const string PinnedNow = "pinned";
    private const string Unpinned = "unpinned";

    private readonly SemaphoreSlim looking = new(1);
    private readonly PolicyHistory history = new();
    private string filesSeen = content.PolicyFilesRead;
    private Attempt done = new(content.PolicyFilesRead, content.Served.Current.Folder, Works: true);
    private bool hasStarted;
    private bool wasPinned;

    /// <summary>Why what should be in force is not; empty when it is.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Takes in what was written since it last looked, and puts another policy in force if that changes anything.</summary>
    /// <returns>Whether another policy is in force now.</returns>
    /// <exception cref="RecordUnavailableException">The record cannot be read, or the policy not be kept or recorded; what is in force stays as it was.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            history.Add(record.After(history.Seen));
            await StartAsync(cancellationToken);
            return history.PinnedHash is { } pinned
                ? await FollowPinAsync(pinned, cancellationToken)
                : await FollowFilesAsync(cancellationToken);
        }
        finally
        {
            looking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => looking.Dispose();

    // What the process began with came into force when it began, unless it was in force before.
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (hasStarted)
        {
            return;
        }

        var (files, policy) = (content.PolicyAtStart, content.Policies.Current);
        Keep(files);
        if (!string.Equals(history.Current, policy.Hash, StringComparison.Ordinal))
        {
            var before = history.Changes is [.., var last] ? PartsOf(last.Change) : [];
            await RecordAsync(before, history.Current ?? string.Empty, policy, Started, cancellationToken);
        }

        hasStarted = true;
    }

    private async Task<bool> FollowPinAsync(string pinned, CancellationToken cancellationToken)
    {
        wasPinned = true;
        filesSeen = Signature();
        if (string.Equals(content.Policies.Current.Hash, pinned, StringComparison.Ordinal))
        {
            (done, Problems) = (done with { Source = string.Empty }, []);
            return false;
        }

        return await TryAsync($"{pinned} {FolderSignature.Of(Path.GetDirectoryName(archive.PathOf(pinned))!)}", () => archive.Read(pinned), PinnedNow, cancellationToken);
    }

    // Files are read once they have stood still for one look: an editor may still be writing.
    private async Task<bool> FollowFilesAsync(CancellationToken cancellationToken)
    {
        var now = Signature();
        var standsStill = string.Equals(now, filesSeen, StringComparison.Ordinal);
        filesSeen = now;
        return standsStill && await TryAsync(now, () => PolicyFiles.Read(settings.PromptsPath), wasPinned ? Unpinned : FilesChanged, cancellationToken);
    }

    // What failed is tried again when the files change, or the passages that it has to fit.
    private async Task<bool> TryAsync(string source, Func<PolicyFiles> read, string why, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(source, content.Served.Current.Folder, Works: true);
        if (string.Equals(done.Source, source, StringComparison.Ordinal) && (done.Works || ReferenceEquals(done.Folder, attempt.Folder)))
        {
            return false;
        }

        try
        {
            var files = read();
            if (why is not PinnedNow && !string.Equals(Signature(), source, StringComparison.Ordinal))
            {
                return false;
            }

            var changes = !string.Equals(files.Hash, content.Policies.Current.Hash, StringComparison.Ordinal);
            if (changes && !await ServeAsync(files, why, cancellationToken))
            {
                return false;
            }

            (done, Problems) = (attempt, []);
            wasPinned = why is PinnedNow;
            return changes;
        }
        catch (Exception exception) when (exception is YamlFileException or SettingsException or PolicyUnusableException or IOException or UnauthorizedAccessException)
        {
            (done, Problems) = (attempt with { Works = false }, exception is SettingsException settingsException ? settingsException.Problems : [exception.Message]);
            return false;
        }
    }

    private async Task<bool> ServeAsync(PolicyFiles files, string why, CancellationToken cancellationToken)
    {
        var (before, next, pinned) = (content.Policies.Current, content.ReadPolicy(files), history.PinnedHash);
        Keep(files);

        // Learning takes seconds, and somebody may have decided otherwise meanwhile.
        history.Add(record.After(history.Seen));
        if (!string.Equals(history.PinnedHash, pinned, StringComparison.Ordinal))
        {
            return false;
        }

        await RecordAsync(before.Parts, before.Hash, next, why, cancellationToken);
        content.Policies.Serve(next);
        return true;
    }

    private void Keep(PolicyFiles files)
    {
        try
        {
            archive.Keep(files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RecordUnavailableException($"The policy {files.Hash} cannot be kept at {archive.PathOf(files.Hash)}: {exception.Message}", exception);
        }
    }

    private Task RecordAsync(IReadOnlyDictionary<string, string> partsBefore, string hashBefore, Policy next, string why, CancellationToken cancellationToken) => record.AppendAsync(
        new PolicyChange(PolicyHistory.InForce, next.Hash, why)
        {
            From = hashBefore,
            Parts =
            [
                .. partsBefore.Keys.Union(next.Parts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(part => new PolicyPartChange(part, partsBefore.GetValueOrDefault(part, string.Empty), next.Parts.GetValueOrDefault(part, string.Empty))),
            ],
        },
        cancellationToken);

    private static Dictionary<string, string> PartsOf(PolicyChange change) =>
        change.Parts.Where(part => part.New.Length > 0).ToDictionary(part => part.Part, part => part.New, StringComparer.Ordinal);

    private string Signature() => SignatureOf(settings);

    /// <summary>A text that is another one when a file of the policy was added, removed or written.</summary>
    internal static string SignatureOf(ServiceSettings settings) =>
        string.Join(' ', PolicyFiles.Folders.Select(folder => FolderSignature.Of(Path.Combine(settings.PromptsPath, folder))));

    private sealed record Attempt(string Source, KnowledgeFolder Folder, bool Works);
}
