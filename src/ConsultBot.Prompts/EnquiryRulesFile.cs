using ConsultBot.Consultation;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/enquiries.yaml</c>: which rules put something before staff, and how urgent it is.</summary>
public static class EnquiryRulesFile
{
    private static readonly string[] Topics = ["emergency", "crisis", "adverse-event", "distress", "complaint", "person", "booking", "price", "records", "question", "feedback"];
    private static readonly string[] Urgencies = ["immediate", "urgent", "today", "routine"];

    /// <summary>The rules.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="ruleIds">The ids of the rules of screening.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static EnquiryRules Read(string promptsPath, IReadOnlySet<string> ruleIds)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "enquiries.yaml"));
        file.AllowOnly("opens", "offers", "urgent", "yes", "yes-words");
        var urgent = file.Map("urgent");
        return new EnquiryRules(
            Kinds(file, "opens", ruleIds),
            Kinds(file, "offers", ruleIds),
            urgent.Keys.ToDictionary(
                key => Decisions.FromWireName(key) is { } decision && decision.IsUrgent() ? decision : throw urgent.Problem(key, $"\"{key}\" is no urgent decision"),
                key => new EnquiryKind(key.Replace('_', '-'), OneOf(urgent, key, Urgencies))),
            file.Texts("yes").Select(rule => Known(file, "yes", rule, ruleIds)).ToHashSet(StringComparer.Ordinal),
            file.Texts("yes-words").Select(word => EnquiryRules.Plain(TextFolding.Fold(word))).ToHashSet(StringComparer.Ordinal));
    }

    private static Dictionary<string, EnquiryKind> Kinds(YamlMap file, string key, IReadOnlySet<string> ruleIds)
    {
        var kinds = new Dictionary<string, EnquiryKind>(StringComparer.Ordinal);
        foreach (var map in file.Maps(key))
        {
            map.AllowOnly("rules", "topic", "urgency");
            var kind = new EnquiryKind(OneOf(map, "topic", Topics), OneOf(map, "urgency", Urgencies));
            foreach (var rule in map.Texts("rules").Select(rule => Known(map, "rules", rule, ruleIds)))
            {
                if (!kinds.TryAdd(rule, kind))
                {
                    throw map.Problem("rules", $"\"{rule}\" stands there twice");
                }
            }
        }

        return kinds;
    }

    private static string Known(YamlMap map, string key, string rule, IReadOnlySet<string> ruleIds) =>
        ruleIds.Contains(rule) ? rule : throw map.Problem(key, $"there is no rule \"{rule}\"");

    private static string OneOf(YamlMap map, string key, string[] known) =>
        known.Contains(map.Text(key), StringComparer.Ordinal) ? map.Text(key) : throw map.Problem(key, $"\"{map.Text(key)}\" must be one of {string.Join(", ", known)}");
}
