using System.Text;
using ConsultBot.Prompts;
using ConsultBot.Yaml;

namespace ConsultBot.Commands.Policies;

/// <summary>A rule by its name.</summary>
/// <param name="File">The file that it stands in, below <c>prompts/</c>.</param>
/// <param name="Id">Its id.</param>
internal sealed record RuleName(string File, string Id);

/// <summary>Finds the rules in the files of a policy, whichever version of the service wrote them.</summary>
internal static class PolicyRules
{
    /// <summary>What each rule says, in a form in which equal rules are equal. A file without rules, or that cannot be read, has none.</summary>
    public static IReadOnlyDictionary<RuleName, string> Of(PolicyFiles files)
    {
        var rules = new Dictionary<RuleName, string>();
        foreach (var file in files.Files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            foreach (var (id, text) in RulesOf(file))
            {
                rules[new RuleName(file.Path, id)] = text;
            }
        }

        return rules;
    }

    private static (string Id, string Text)[] RulesOf(PolicyFile file)
    {
        try
        {
            var map = YamlFile.Parse(Encoding.UTF8.GetString(file.Content), file.Path);
            return map.Has("rules") ? [.. map.Maps("rules").Select(rule => (rule.Text("id"), Write(rule)))] : [];
        }
        catch (YamlFileException)
        {
            return [];
        }
    }

    private static string Write(YamlMap rule) => string.Join('\n', rule.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}: {string.Join('\n', rule.Texts(key).Select(YamlFile.Quote))}"));
}
