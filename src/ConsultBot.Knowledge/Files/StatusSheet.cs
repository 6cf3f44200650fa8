using ConsultBot.Consultation.Retrieval;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>A wording of caveats as it stands in the file.</summary>
/// <param name="Therapies">The therapies that it is for, by their names in files.</param>
/// <param name="Form">Its length, by its name in the file: <c>long</c> or <c>short</c>.</param>
/// <param name="Text">All its sentences in their order, as they are shown.</param>
public sealed record CaveatText(IReadOnlyList<string> Therapies, string Form, string Text);

/// <summary>A row of the status table as it stands in the file.</summary>
/// <param name="Therapy">The therapy, by its name in files.</param>
/// <param name="Jurisdiction">Where it holds, for example <c>US</c>.</param>
/// <param name="Status">The status, by its name in the file.</param>
/// <param name="Basis">Whether a source states it or it was inferred.</param>
/// <param name="Statement">It in one sentence.</param>
/// <param name="Sources">Where it comes from.</param>
/// <param name="ReviewedOn">The day on which it was last looked at.</param>
/// <param name="ReviewBy">The day after which it needs a new look.</param>
/// <param name="ClinicallyReviewed">Whether a clinician has signed it off.</param>
/// <param name="Note">What a reviewer should know; empty when there is nothing.</param>
/// <param name="Caveats">Its caveats, the long form first.</param>
public sealed record StatusRow(
    string Therapy,
    string Jurisdiction,
    string Status,
    string Basis,
    string Statement,
    IReadOnlyList<SourceReference> Sources,
    DateOnly ReviewedOn,
    DateOnly ReviewBy,
    bool ClinicallyReviewed,
    string Note,
    IReadOnlyList<CaveatText> Caveats);

/// <summary>Everything in <c>knowledge/regulatory-status.yaml</c>, for people who review it.</summary>
/// <param name="SpecialistOnly">What stands beside advice that is about no therapy.</param>
/// <param name="Rows">The rows, of every jurisdiction.</param>
/// <param name="Combined">The caveats of answers on several therapies.</param>
public sealed record StatusSheet(string SpecialistOnly, IReadOnlyList<StatusRow> Rows, IReadOnlyList<CaveatText> Combined)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="YamlFileException">It cannot be used.</exception>
    public static StatusSheet Read(string path)
    {
        var file = YamlFile.Read(path);
        return new StatusSheet(
            file.Text("specialist-only"),
            [.. file.Maps("rows").Select(ReadRow)],
            [.. file.Maps("combined").Select(row => ReadCaveat(row, row.Texts("therapies"), "long"))]);
    }

    private static StatusRow ReadRow(YamlMap row)
    {
        string[] therapy = [row.Text("therapy")];
        var caveats = row.Map("caveats");
        return new StatusRow(
            therapy[0],
            row.Text("jurisdiction"),
            row.Text("status"),
            row.Text("basis"),
            row.Text("statement"),
            [new SourceReference(row.Text("source"), row.Text("locator")), .. row.Maps("further-sources").Select(source => new SourceReference(source.Text("id"), source.Text("locator")))],
            row.Date("reviewed-on"),
            row.Date("review-by"),
            string.Equals(row.Text("clinical-review"), "done", StringComparison.Ordinal),
            row.OptionalText("note") ?? string.Empty,
            [ReadCaveat(caveats, therapy, "long"), ReadCaveat(caveats, therapy, "short")]);
    }

    private static CaveatText ReadCaveat(YamlMap map, IReadOnlyList<string> therapies, string form)
    {
        var sentences = map.Map(form);
        return new CaveatText(therapies, form, string.Join(' ', sentences.Keys.Select(sentences.Text)));
    }
}
