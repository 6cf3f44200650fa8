using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Reads the JSON that a model wrote.</summary>
internal static class ModelJson
{
    private const string Fence = "```";

    /// <summary>What it says; <c>null</c> when it is no JSON of that schema, which is a proposal that does not hold, not a fault.</summary>
    public static T? Read<T>(string? text, JsonTypeInfo<T> schema)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(WithoutFence(text), schema);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Many models put JSON into a block of code, whatever they are told.
    private static ReadOnlySpan<char> WithoutFence(string text)
    {
        var json = text.AsSpan().Trim();
        if (json.StartsWith(Fence) && json.EndsWith(Fence) && json.IndexOf('\n') is > 0 and var line && line < json.Length - Fence.Length)
        {
            return json[line..^Fence.Length];
        }

        return json;
    }
}
