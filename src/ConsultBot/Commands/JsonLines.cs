using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text;
using ConsultBot.Channels.Ask;

namespace ConsultBot.Commands;

/// <summary>A line of a JSON Lines file, or what is wrong with it.</summary>
/// <typeparam name="T">What a line holds.</typeparam>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Value">What it holds, or <c>null</c> when it is bad.</param>
/// <param name="Problem">The file, the line, the member and what is wrong, or <c>null</c>.</param>
internal readonly record struct JsonLine<T>(int Number, T? Value, string? Problem)
    where T : class;

/// <summary>Reads and writes JSON Lines. A bad line is named by file, line and member, and the other lines are still read.</summary>
internal static class JsonLines
{
    /// <summary>The path that stands for standard input or output.</summary>
    public const string Standard = "-";

    /// <summary>Reads a file line by line; it is opened at once, so that a missing one is known before anything is written.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static IEnumerable<JsonLine<T>> Read<T>(string path, JsonTypeInfo<T> shape, Func<T, string?> check)
        where T : class => ReadAll(Open(path), path, shape, check);

    private static IEnumerable<JsonLine<T>> ReadAll<T>(StreamReader opened, string path, JsonTypeInfo<T> shape, Func<T, string?> check)
        where T : class
    {
        using var reader = opened;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(path, number, line, shape, check);
            }
        }
    }

    private static string Explain(JsonException exception)
    {
        var member = exception.Path is { Length: > 2 } at ? $"{at[2..]}: " : string.Empty;
        var isOtherKind = exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal);
        return isOtherKind ? $"{member}a value of another kind is expected here" : $"{member}{exception.Message.Split(" Path:")[0]}";
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return path is Standard ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{path} cannot be read: {exception.Message}");
        }
    }

    private static JsonLine<T> Parse<T>(string path, int number, string line, JsonTypeInfo<T> shape, Func<T, string?> check)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize(line, shape);
            var problem = value is null ? "an object is expected" : check(value);
            return problem is null ? new JsonLine<T>(number, value, null) : new JsonLine<T>(number, null, $"{path}:{number}: {problem}");
        }
        catch (JsonException exception)
        {
            return new JsonLine<T>(number, null, $"{path}:{number}: {Explain(exception)}");
        }
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = false)]
[JsonSerializable(typeof(TurnJson))]
[JsonSerializable(typeof(EvalCase))]
[JsonSerializable(typeof(VerifyCase))]
[JsonSerializable(typeof(VerifyVerdict))]
[JsonSerializable(typeof(RetrieveQuery))]
[JsonSerializable(typeof(RetrieveDocument))]
[JsonSerializable(typeof(RetrieveRun))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>The shapes with text as people read it: letters of any script and apostrophes stand for themselves.</summary>
    public static CommandJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
