using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConsultBot.Configuration;

namespace ConsultBot.Channels.Teams;

/// <summary>
/// A card of <c>prompts/cards/</c>. A name in <c>${…}</c> stands for a value, which is put into the parsed card and so can never become a part of its form; what has
/// <c>"$when": "name"</c> is left out while that value is empty.
/// </summary>
internal sealed partial class CardTemplate
{
    private const string When = "$when";

    private readonly JsonNode template;

    private CardTemplate(JsonNode template) => this.template = template;

    /// <summary>Reads a template.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="SettingsException">It cannot be used.</exception>
    public static CardTemplate Read(string promptsPath, string name)
    {
        var path = Path.Combine(promptsPath, "cards", $"{name}.json");
        try
        {
            return new CardTemplate(JsonNode.Parse(File.ReadAllText(path))!);
        }
        catch (Exception exception) when (exception is IOException or System.Text.Json.JsonException)
        {
            throw new SettingsException([$"{path} cannot be used: {exception.Message}"]);
        }
    }

    /// <summary>The card with its values.</summary>
    public JsonObject Fill(IReadOnlyDictionary<string, string> values)
    {
        var card = template.DeepClone().AsObject();
        Fill(card, values);
        return card;
    }

    private static void Fill(JsonNode? node, IReadOnlyDictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToArray())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var words))
                    {
                        map[key] = Name().Replace(words, match => values.GetValueOrDefault(match.Groups["name"].Value, string.Empty));
                    }
                    else
                    {
                        Fill(value, values);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list.ToArray())
                {
                    if (item is JsonObject part && part[When] is { } when)
                    {
                        part.Remove(When);
                        if (values.GetValueOrDefault((string)when!, string.Empty).Length == 0)
                        {
                            list.Remove(item);
                            continue;
                        }
                    }

                    Fill(item, values);
                }

                break;
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[a-z-]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
