using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Approval;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Commands.Passages;

/// <summary>The passages in the files, and what the record says of them.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Folder">The files.</param>
/// <param name="Changes">What was decided, oldest first; the edition that came with the service while nothing was.</param>
internal sealed record PassageRegister(ServiceSettings Settings, KnowledgeFolder Folder, IReadOnlyList<RecordedKnowledgeChange> Changes)
{
    /// <summary>What is in force.</summary>
    public Approvals Approvals { get; } = Approvals.Of(Changes);

    /// <summary>Reads files and record; changes neither.</summary>
    /// <exception cref="SettingsException">The configuration or the record cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public static PassageRegister Read(Workplace workplace, ParseResult parsed)
    {
        var settings = workplace.Settings(parsed);
        var folder = KnowledgeFolder.Read(settings.KnowledgePath);
        var changes = Workplace.KnowledgeChanges(settings);
        return new PassageRegister(settings, folder, changes.Count > 0 ? changes : [new RecordedKnowledgeChange(folder.EditionAsChange(), DateTimeOffset.UnixEpoch)]);
    }

    /// <summary>The passages of these ids, in their order.</summary>
    /// <exception cref="BadInputException">There is no such passage in the files.</exception>
    public IReadOnlyList<PassageFile> Named(IEnumerable<string> ids) =>
    [
        .. ids.Distinct(StringComparer.Ordinal).Select(id => Folder.Passages.FirstOrDefault(file => string.Equals(file.Passage.Id, id, StringComparison.Ordinal))
            ?? throw new BadInputException($"There is no passage \"{id}\" in {Settings.KnowledgePath}.")),
    ];

    /// <summary>Writes a decision into the record, after the edition it builds on when that is not written yet.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task DecideAsync(KnowledgeChange change, CancellationToken cancellationToken)
    {
        await using var record = RecordServices.Open(Settings.Record, TimeProvider.System);
        if (record.Knowledge.After(0).Count == 0)
        {
            await record.Knowledge.AppendAsync(Folder.EditionAsChange(), cancellationToken);
        }

        await record.Knowledge.AppendAsync(change, cancellationToken);
    }
}
