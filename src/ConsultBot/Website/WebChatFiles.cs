using System.IO.Compression;
using System.Text.Json;

namespace ConsultBot.Website;

/// <summary>The chat window that the build took from npm, in the folder <c>webchat/</c> beside the program. It may be missing.</summary>
internal sealed class WebChatFiles
{
    private readonly string folder;

    /// <summary>Looks for the files.</summary>
    public WebChatFiles(string folder)
    {
        this.folder = folder;
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(PathOf("webchat.json")));
            if (File.Exists(PathOf("webchat.js.br")) && File.Exists(PathOf("webchat.js.gz")))
            {
                FileName = $"webchat.{manifest.RootElement.GetProperty("hash").GetString()}.js";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            // Missing is a state of its own, which the pages show.
        }
    }

    /// <summary>The name of the program with its hash in it; <c>null</c> when it is missing.</summary>
    public string? FileName { get; }

    /// <summary>The program, packed.</summary>
    public Stream Open(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Brotli => File.OpenRead(PathOf("webchat.js.br")),
        ContentEncoding.Gzip => File.OpenRead(PathOf("webchat.js.gz")),
        _ => new GZipStream(File.OpenRead(PathOf("webchat.js.gz")), CompressionMode.Decompress),
    };

    /// <summary>The terms it is used under and the notices of what it contains; empty when it is missing.</summary>
    public IReadOnlyList<string> Licences() =>
        FileName is null ? [] : [.. new[] { "licence.txt", "notices.txt" }.Select(PathOf).Where(File.Exists).Select(File.ReadAllText)];

    private string PathOf(string name) => Path.Combine(folder, name);
}
