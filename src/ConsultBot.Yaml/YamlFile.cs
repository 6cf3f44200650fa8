using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ConsultBot.Yaml;

/// <summary>Reads YAML files strictly: a key that is missing, misspelt or of the wrong kind is an error with its file and line.</summary>
public static class YamlFile
{
    private const long MostBytes = 2_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The top-level map of a file.</summary>
    /// <exception cref="YamlFileException">The file is missing, no UTF-8, no YAML, or no map.</exception>
    public static YamlMap Read(string path) => Parse(ReadText(path), path);

    /// <summary>The text of a file.</summary>
    /// <exception cref="YamlFileException">The file is missing, larger than 2 MB, or no UTF-8.</exception>
    public static string ReadText(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes } large)
            {
                throw new YamlFileException(path, 0, $"the file has {large.Length:N0} bytes; at most {MostBytes:N0} are read");
            }

            return File.ReadAllText(path, StrictUtf8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new YamlFileException(path, 0, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The top-level map of a text.</summary>
    /// <param name="lineOffset">How many lines of the file stand before the text.</param>
    /// <exception cref="YamlFileException">The text is no YAML or no map.</exception>
    public static YamlMap Parse(string text, string path, int lineOffset = 0)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new YamlFileException(path, exception.Start.Line + lineOffset, $"this is no valid YAML: {exception.InnerException?.Message ?? exception.Message}", exception);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlMap(root, path, lineOffset)
            : throw new YamlFileException(path, 1 + lineOffset, "a map of keys and values is expected");
    }

    /// <summary>A text as a quoted value, on one line whatever stands in it.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>SHA-256 over texts in their order, in lower-case hexadecimal.</summary>
    public static string Hash(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
