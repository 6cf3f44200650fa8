using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;
using ConsultBot.Website;

namespace ConsultBot.Tests.Website;

/// <summary>The script of the build that takes the chat window, with an npm of the test's own.</summary>
public sealed class WebChatDownloadTests : IDisposable
{
    private const int NotFetched = 3;
    private const int NotWhatIsPinned = 4;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_program_its_licence_and_its_notices_are_taken_and_packed()
    {
        var tarball = Tarball("package/dist/webchat.js", "package/dist/webchat.js.LEGAL.txt", "package/LICENSE", "package/dist/other.js");

        Assert.Equal(0, await TakeAsync(tarball, IntegrityOf(tarball)));

        var files = new WebChatFiles(folder.Path);
        Assert.Matches("^webchat\\.[0-9a-f]{16}\\.js$", files.FileName);
        Assert.Equal(["text of package/LICENSE", "text of package/dist/webchat.js.LEGAL.txt"], files.Licences());
        await using var identity = files.Open(ContentEncoding.Identity);
        using var reader = new StreamReader(identity);
        Assert.Equal("text of package/dist/webchat.js", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "download")));
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_package_that_is_not_the_pinned_one()
    {
        var tarball = Tarball("package/dist/webchat.js", "package/dist/webchat.js.LEGAL.txt", "package/LICENSE");

        Assert.Equal(NotWhatIsPinned, await TakeAsync(tarball, IntegrityOf([1, 2, 3])));

        Assert.Null(new WebChatFiles(folder.Path).FileName);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "download")));
    }

    [Fact]
    public async Task A_package_without_its_licence_is_not_taken()
    {
        var tarball = Tarball("package/dist/webchat.js", "package/dist/webchat.js.LEGAL.txt");

        Assert.Equal(NotWhatIsPinned, await TakeAsync(tarball, IntegrityOf(tarball)));
        Assert.Null(new WebChatFiles(folder.Path).FileName);
    }

    [Fact]
    public async Task When_npm_fails_there_is_no_chat_window_and_no_error_of_the_build()
    {
        Assert.Equal(NotFetched, await TakeAsync(tarball: null, "sha512-x"));
        Assert.Null(new WebChatFiles(folder.Path).FileName);
    }

    [Fact]
    public void The_integrity_is_pinned()
    {
        var pin = JsonNode.Parse(File.ReadAllText(Repository.Path("src", "ConsultBot", "Website", "WebChat", "webchat.json")))!;

        Assert.Equal(64, Convert.FromBase64String(((string)pin["integrity"]!)["sha512-".Length..]).Length);
    }

    private static string IntegrityOf(byte[] bytes) => $"sha512-{Convert.ToBase64String(SHA512.HashData(bytes))}";

    private static byte[] Tarball(params string[] names)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var name in names)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes($"text of {name}")) });
            }
        }

        return target.ToArray();
    }

    private async Task<int> TakeAsync(byte[]? tarball, string integrity)
    {
        var node = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "node")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(node is null, "Node.js is not installed.");
        var pin = folder.Write("pin/webchat.json", JsonSerializer.Serialize(new { package = "p", version = "1.0.0", integrity }));
        var npm = folder.Write("bin/npm", tarball is null ? "#!/bin/sh\nexit 1\n" : "#!/bin/sh\ncp ../bin/package.tgz p-1.0.0.tgz\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "bin", "package.tgz"), tarball ?? [], TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(node, [Repository.Path("src", "ConsultBot", "Website", "WebChat", "take.mjs"), pin, folder.Path]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(folder.Path, "bin")}:/usr/bin:/bin";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
