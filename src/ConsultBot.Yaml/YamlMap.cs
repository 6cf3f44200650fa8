using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ConsultBot.Yaml;

/// <summary>A map of a YAML file whose values are asked for by key and kind.</summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly int lineOffset;

    internal YamlMap(YamlMappingNode node, string path, int lineOffset)
    {
        this.node = node;
        this.lineOffset = lineOffset;
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line on which the map begins, from 1.</summary>
    public long Line => node.Start.Line + lineOffset;

    /// <summary>The keys, in the order of the file.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.Select(key => key.ToString());

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => node.Children.ContainsKey(key);

    /// <summary>The line on which a key stands; that of the map when it has no such key.</summary>
    public long LineOf(string key) =>
        (node.Children.Keys.FirstOrDefault(other => string.Equals(other.ToString(), key, StringComparison.Ordinal))?.Start.Line ?? node.Start.Line) + lineOffset;

    /// <summary>The line of each item under a key, in the order of <see cref="Texts"/>.</summary>
    public IReadOnlyList<long> LinesOf(string key) => node.Children.TryGetValue(key, out var value)
        ? [.. (value is YamlSequenceNode list ? list.Children : [value]).Select(item => item.Start.Line + lineOffset)]
        : [];

    /// <summary>Every text in the map and below it, in the order of the file, each with its line.</summary>
    public IEnumerable<(string Text, long Line)> AllTexts() =>
        node.Children.Values.SelectMany(TextsBelow).Select(scalar => (scalar.Value!, scalar.Start.Line + lineOffset));

    /// <summary>The text under a key.</summary>
    public string Text(string key) => Scalar(Require(key), key);

    /// <summary>The text under a key, or <c>null</c> when the key or its value is missing.</summary>
    public string? OptionalText(string key) =>
        node.Children.TryGetValue(key, out var value) && value is not YamlScalarNode { Value: null or "" or "null" or "~" } ? Scalar(value, key) : null;

    /// <summary>The texts under a key; a single text counts as a list of one; an absent key as an empty list.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (!node.Children.TryGetValue(key, out var value))
        {
            return [];
        }

        return value is YamlSequenceNode list ? [.. list.Children.Select(item => Scalar(item, key))] : [Scalar(value, key)];
    }

    /// <summary>The number under a key.</summary>
    public double Number(string key) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(key, $"\"{key}\" must be a number, not \"{Text(key)}\"");

    /// <summary>The whole number under a key.</summary>
    public int Integer(string key) =>
        int.TryParse(Text(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(key, $"\"{key}\" must be a whole number, not \"{Text(key)}\"");

    /// <summary>The truth value under a key, <c>false</c> when it is absent.</summary>
    public bool Flag(string key) => OptionalText(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Problem(key, $"\"{key}\" must be true or false, not \"{other}\""),
    };

    /// <summary>The date under a key, as <c>yyyy-MM-dd</c>.</summary>
    public DateOnly Date(string key) =>
        DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Problem(key, $"\"{key}\" must be a date such as 2027-05-31, not \"{Text(key)}\"");

    /// <summary>The map under a key.</summary>
    public YamlMap Map(string key) =>
        Require(key) is YamlMappingNode map ? new YamlMap(map, Path, lineOffset) : throw Problem(key, $"\"{key}\" must be a map of keys and values");

    /// <summary>The map under a key, or <c>null</c> when there is something else or nothing.</summary>
    public YamlMap? TryMap(string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlMappingNode map ? new YamlMap(map, Path, lineOffset) : null;

    /// <summary>The maps in the list under a key; an absent key counts as an empty list.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        if (!node.Children.TryGetValue(key, out var value))
        {
            return [];
        }

        return value is YamlSequenceNode list && list.Children.All(item => item is YamlMappingNode)
            ? [.. list.Children.Select(item => new YamlMap((YamlMappingNode)item, Path, lineOffset))]
            : throw Problem(key, $"\"{key}\" must be a list of maps");
    }

    /// <summary>Fails when there is a key other than these: most often it is misspelt.</summary>
    public void AllowOnly(params ReadOnlySpan<string> known)
    {
        foreach (var key in Keys)
        {
            if (!known.Contains(key))
            {
                throw Problem(key, $"there is no key \"{key}\" here; known are {string.Join(", ", known.ToArray())}");
            }
        }
    }

    /// <summary>An error about the value of a key, or about the map when it has no such key.</summary>
    public YamlFileException Problem(string key, string problem) => new(Path, LineOf(key), problem);

    private static IEnumerable<YamlScalarNode> TextsBelow(YamlNode value) => value switch
    {
        YamlScalarNode { Value: not null } scalar => [scalar],
        YamlSequenceNode list => list.Children.SelectMany(TextsBelow),
        YamlMappingNode map => map.Children.Values.SelectMany(TextsBelow),
        _ => [],
    };

    private YamlNode Require(string key) =>
        node.Children.TryGetValue(key, out var value) ? value : throw Problem(key, $"the key \"{key}\" is missing");

    private string Scalar(YamlNode value, string key) =>
        value is YamlScalarNode { Value: { } text } ? text : throw Problem(key, $"\"{key}\" must be text");
}
