using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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

    /// <summary>Reads a file line by line.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static IEnumerable<JsonLine<T>> Read<T>(string path, JsonTypeInfo<T> shape, Func<T, string?> check)
        where T : class
    {
        using var reader = Open(path);
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

    /// <summary>Opens a file for writing, or standard output for <c>-</c>.</summary>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public static TextWriter Create(string path)
    {
        if (path is Standard)
        {
            return new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false };
        }

        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {exception.Message}");
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return path is Standard ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
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
            var member = exception.Path is { Length: > 2 } at ? $"{at[2..]}: " : string.Empty;
            return new JsonLine<T>(number, null, $"{path}:{number}: {member}{exception.Message.Split(" Path:")[0]}");
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
