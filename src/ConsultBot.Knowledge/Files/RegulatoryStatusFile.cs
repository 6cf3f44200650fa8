using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Check;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/regulatory-status.yaml</c>: what the caveats say, for each therapy and jurisdiction.</summary>
public static class RegulatoryStatusFile
{
    private const int MostWordsLong = 45;
    private const int MostWordsShort = 22;

    /// <summary>The rows of a jurisdiction.</summary>
    /// <exception cref="YamlFileException">The file cannot be used, or a wording is too long.</exception>
    public static RegulatoryStatus Read(string path, string jurisdiction)
    {
        var file = YamlFile.Read(path);
        file.AllowOnly("specialist-only", "rows", "combined");
        var wordings = new Dictionary<Therapies, CaveatWording>();
        foreach (var row in file.Maps("rows").Where(row => string.Equals(row.Text("jurisdiction"), jurisdiction, StringComparison.Ordinal)))
        {
            row.AllowOnly(
                "therapy", "jurisdiction", "status", "basis", "statement", "source", "locator", "further-sources", "reviewed-on", "review-by", "clinical-review",
                "note", "caveats");
            _ = row.Date("review-by");
            var caveats = row.Map("caveats");
            var therapy = TherapyOf(row, row.Text("therapy"));
            var wording = new CaveatWording(therapy, ReadSentences(caveats.Map("long"), MostWordsLong), ReadSentences(caveats.Map("short"), MostWordsShort));
            if (!wordings.TryAdd(therapy, wording))
            {
                throw row.Problem("therapy", $"there are two rows for {row.Text("therapy")} in {jurisdiction}");
            }
        }

        foreach (var row in file.Maps("combined"))
        {
            var therapies = row.Texts("therapies").Aggregate(Therapies.None, (sum, name) => sum | TherapyOf(row, name));
            var sentences = ReadSentences(row.Map("long"), MostWordsLong);
            wordings[therapies] = new CaveatWording(therapies, sentences, sentences);
        }

        for (var set = Therapies.Exosomes; set <= Therapies.All; set++)
        {
            if (!wordings.ContainsKey(set))
            {
                throw new YamlFileException(path, 0, $"there is no wording for {string.Join(" + ", set.Each().Select(TherapyNames.WireName))} in {jurisdiction}");
            }
        }

        return new RegulatoryStatus(wordings, Sentence(CaveatIds.Specialist, file.Text("specialist-only")), YamlFile.Hash(YamlFile.ReadText(path)));
    }

    /// <summary>The rows that were to be reviewed before today. They are still served: a caveat that may be dated beats none.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static IReadOnlyList<Finding> Overdue(string path, DateOnly today) =>
    [
        .. YamlFile.Read(path).Maps("rows")
            .Where(row => row.Date("review-by") < today)
            .Select(row => new Finding(path, (int)row.LineOf("review-by"), $"the row was to be reviewed by {row.Text("review-by")}")),
    ];

    /// <summary>The places in documents that the rows cite, each with its line.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static IReadOnlyList<(SourceReference Source, int Line)> Cited(string path) =>
    [
        .. YamlFile.Read(path).Maps("rows").SelectMany(row => row.Maps("further-sources")
            .Select(source => (new SourceReference(source.Text("id"), source.Text("locator")), (int)source.Line))
            .Prepend((new SourceReference(row.Text("source"), row.Text("locator")), (int)row.LineOf("source")))),
    ];

    private static CaveatSentence[] ReadSentences(YamlMap map, int mostWords)
    {
        var sentences = map.Keys.Select(key => Sentence(IdsOf(map, key), map.Text(key))).OrderBy(sentence => sentence.Ids).ToArray();
        if (sentences.Aggregate(CaveatIds.None, (sum, sentence) => sum | sentence.Ids) != CaveatIds.All)
        {
            throw new YamlFileException(map.Path, map.Line, "the wording must say all three: fda, long_term and specialist");
        }

        var words = sentences.Sum(sentence => sentence.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        return words <= mostWords ? sentences : throw new YamlFileException(map.Path, map.Line, $"the wording has {words} words; at most {mostWords} are allowed");
    }

    private static CaveatIds IdsOf(YamlMap map, string key) => key.Split('+').Aggregate(
        CaveatIds.None, (sum, name) => sum | (CaveatNames.FromWireName(name) ?? throw map.Problem(key, $"there is no caveat \"{name}\"")));

    private static Therapies TherapyOf(YamlMap map, string name) =>
        TherapyNames.FromWireName(name) ?? throw map.Problem("therapy", $"there is no therapy \"{name}\"");

    private static CaveatSentence Sentence(CaveatIds ids, string text) => new(ids, text, YamlFile.Hash(text));
}
