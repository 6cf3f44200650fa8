using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Import;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge new ID</c>: begins a passage.</summary>
internal static class NewCommand
{
    private const int LongestText = 300;

    public static Command Create(Workplace workplace)
    {
        var id = new Argument<string>("id") { Description = "The id of the passage in kebab case, for example exosomes-after-laser." };
        var topic = new Option<string>("--topic") { Description = "The folder below knowledge/passages: a topic or a therapy.", Required = true };
        var therapy = new Option<string>("--therapy") { Description = "The therapies it is on, for example exosomes,prp; or none.", Required = true };
        var source = new Option<string>("--source") { Description = "The id of the document in knowledge/sources.", Required = true };
        var locator = new Option<string>("--locator") { Description = "The place in the document, for example a heading.", Required = true };
        var title = new Option<string?>("--title") { Description = "The title. Default: the id in words." };
        var command = new Command("new", "Writes the front matter of a new passage. The checks refuse the file until its text is written.") { id, topic, therapy, source, locator, title };
        command.SetAction((parsed, _) => RunAsync(
            workplace.Find(parsed),
            parsed.GetRequiredValue(topic),
            new PassageOutline(
                CheckId("id", parsed.GetRequiredValue(id)),
                CheckText("--title", parsed.GetValue(title) ?? InWords(parsed.GetRequiredValue(id))),
                ReadTherapies(parsed.GetRequiredValue(therapy)),
                [],
                PassageSkeleton.StandardGrade,
                parsed.GetRequiredValue(source),
                CheckText("--locator", parsed.GetRequiredValue(locator))),
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(1)));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string topic, PassageOutline outline, DateOnly reviewBy)
    {
        var knowledge = surroundings.PathOf("Knowledge:Path", "knowledge");
        var topics = DraftWords.Read(surroundings.PathOf("Prompts:Path", "prompts")).Topics.ToArray();
        CheckTopic(topic, topics, Path.Combine(knowledge, "passages"));
        var source = KnownSource.Find(knowledge, outline.SourceId);
        var passage = outline with { SourceId = source.Id, Topics = topics.Contains(topic, StringComparer.Ordinal) ? [topic] : [] };
        await Console.Out.WriteLineAsync(PassageSkeleton.Write(knowledge, topic, passage, reviewBy));
        return ExitCode.Done;
    }

    private static string CheckId(string name, string id) => PassageSkeleton.IsId(id)
        ? id
        : throw new BadInputException($"{name} {id}: lower-case letters, digits and single hyphens between them, at most {PassageSkeleton.LongestId} characters, for example exosomes-after-laser");

    private static string CheckText(string name, string text) => text.Trim() is { Length: > 0 and <= LongestText } trimmed && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw new BadInputException($"{name}: one line of 1 to {LongestText} characters is expected");

    // A misspelt folder would start a topic of its own.
    private static void CheckTopic(string topic, string[] topics, string passages)
    {
        var known = topics.Concat(Therapies.All.Each().Select(TherapyNames.WireName))
            .Concat(Directory.Exists(passages) ? Directory.GetDirectories(passages).Select(folder => Path.GetFileName(folder)) : [])
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (!known.Contains(CheckId("--topic", topic), StringComparer.Ordinal))
        {
            throw new BadInputException($"--topic {topic}: there is no such topic; known are {string.Join(", ", known)}");
        }
    }

    private static Therapies ReadTherapies(string list) => list is "none"
        ? Therapies.None
        : list.Split(',', StringSplitOptions.TrimEntries).Aggregate(
            Therapies.None,
            (sum, name) => sum | (TherapyNames.FromWireName(name)
                ?? throw new BadInputException($"--therapy {list}: there is no therapy \"{name}\"; known are {string.Join(", ", Therapies.All.Each().Select(TherapyNames.WireName))}, none")));

    private static string InWords(string id) => id.Length == 0 ? id : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}
