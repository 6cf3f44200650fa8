using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Recording;

/// <summary><c>transcripts export</c>: what it hands out can be checked by anybody, without the product.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var service = await RunningService.StartAsync(folder: folder.Path);
        await service.SayAsync("what is PRP?", "first");
        await service.SayAsync("hello", "second");
        await service.SayAsync("how is it given?", "first");
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_line_of_a_conversation_is_proven_by_public_means_alone()
    {
        var run = await ExportAsync("--conversation", "emulator/first", "--format", "jsonl", "--out", "-");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        var (checkpoint, publicKey) = (lines[0]["checkpoint"]!, (string)lines[0]["publicKey"]!);
        Assert.Equal(["message", "turn", "message", "turn"], lines.Skip(1).Select(line => (string?)line["kind"]));
        Assert.Equal("what is PRP?", (string?)lines[1]["body"]!["text"]);
        Assert.All(lines.Skip(1), line => Assert.Equal((string?)checkpoint["root"], RootOf(line, (long)checkpoint["count"]!)));
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKey);
        Assert.True(key.VerifyData(Signed(checkpoint), Convert.FromBase64String((string)checkpoint["signature"]!), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task The_whole_record_has_every_entry_and_goes_to_a_file_that_others_cannot_read()
    {
        var path = Path.Combine(folder.Path, "all.jsonl");

        var run = await ExportAsync("--all", "--format", "jsonl", "--out", path);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
        Assert.Equal(1 + 8, (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Length);
        Assert.False(File.Exists($"{path}.partial"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_transcript_is_an_array_of_activities_in_order()
    {
        var run = await ExportAsync("--conversation", "emulator/first", "--format", "transcript", "--out", "-");

        var activities = JsonNode.Parse(run.Output)!.AsArray();
        Assert.Equal(["user", "bot", "user", "bot"], activities.Select(activity => (string?)activity!["from"]!["role"]));
        Assert.All(activities, activity => Assert.Equal("message", (string?)activity!["type"]));
        Assert.Equal("how is it given?", (string?)activities[2]!["text"]);
    }

    [Theory]
    [InlineData("--conversation", "emulator/nobody", "--format", "jsonl")]
    [InlineData("--conversation", "emulator/nobody", "--format", "transcript")]
    [InlineData("--all", "--format", "transcript")]
    public async Task What_cannot_be_handed_out_is_said_and_leaves_no_file(params string[] arguments)
    {
        var path = Path.Combine(folder.Path, "out");

        var run = await ExportAsync([.. arguments, "--out", path]);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Errors);
        Assert.Empty(Directory.GetFiles(folder.Path, "out*"));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        var run = await ExportAsync("--all", "--format", "jsonl", "--out", Path.Combine(folder.Write("file", string.Empty), "out"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be written", run.Errors, StringComparison.Ordinal);
    }

    private Task<Executable.Outcome> ExportAsync(params string[] arguments) =>
        Executable.RunAsync(["transcripts", "export", .. arguments, .. DataFolder.Arguments(folder.Path)]);

    private static byte[] Signed(JsonNode checkpoint) => Encoding.ASCII.GetBytes(
        $"consultbot/checkpoint/{checkpoint["v"]}\n{checkpoint["count"]}\n{checkpoint["root"]}\n{checkpoint["at"]}\n{checkpoint["previous"]}");

    // RFC 9162, section 2.1.3.2, from the bytes that the line itself carries.
    private static string RootOf(JsonNode line, long count)
    {
        var header = Convert.FromBase64String((string)line["header"]!);
        var length = BitConverter.GetBytes(header.Length);
        Array.Reverse(length);
        var hash = SHA256.HashData([.. "consultbot/entry/1"u8, .. length, .. header, .. Convert.FromBase64String((string)line["ciphertext"]!)]);
        Assert.Equal((string?)line["hash"], Convert.ToHexStringLower(hash));
        var root = SHA256.HashData([0, .. hash]);
        var (fn, sn) = ((long)line["position"]! - 1, count - 1);
        foreach (var step in line["proof"]!.AsArray().Select(step => Convert.FromHexString((string)step!)))
        {
            if ((fn & 1) == 1 || fn == sn)
            {
                root = SHA256.HashData([1, .. step, .. root]);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                root = SHA256.HashData([1, .. root, .. step]);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        Assert.Equal(0, sn);
        return Convert.ToHexStringLower(root);
    }
}
