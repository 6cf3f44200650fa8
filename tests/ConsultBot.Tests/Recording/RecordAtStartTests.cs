using System.Security.Cryptography;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Recording;

/// <summary>A record that cannot be used stops the start, and the key to put right is named.</summary>
public sealed class RecordAtStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Outside_Development_the_wrapping_key_is_needed()
    {
        var run = await Executable.RunInAsync(folder.Path, input: null, "Production", ["config", "check"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Record:WrappingKey is missing", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Record:WrappingKey", "short")]
    [InlineData("Record:WrappingKey", "c2hvcnQ=")]
    [InlineData("ConnectionStrings:ConsultBot", "Data Source=:memory:")]
    [InlineData("ConnectionStrings:ConsultBot", "Data Source=")]
    [InlineData("ConnectionStrings:ConsultBot", "Host=db;Database=x")]
    [InlineData("Service:Mode", "sometimes")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string value)
    {
        var run = await Executable.RunAsync("config", "check", "--set", $"{key}={value}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(key, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ=", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_wrapping_key_than_the_records_is_refused()
    {
        var first = await AskAsync("--set", $"Record:WrappingKey={Key()}");
        var second = await AskAsync("--set", $"Record:WrappingKey={Key()}");

        Assert.Equal((0, 2), (first.ExitCode, second.ExitCode));
        Assert.Contains("Record:WrappingKey is not the key of the record", second.Errors, StringComparison.Ordinal);
        Assert.Empty(second.Output);
    }

    [Fact]
    public async Task A_file_that_is_no_record_is_refused()
    {
        folder.Write("consultbot.db", new string('x', 10_000));

        var run = await AskAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ConnectionStrings:ConsultBot", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = folder.Write("file", string.Empty);

        var run = await Executable.RunAsync("ask", "hi", "--set", $"Data:Path={file}/data", "--set", $"ConnectionStrings:ConsultBot=Data Source={folder.Path}/consultbot.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Data:Path", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_a_key_file_is_made_that_nobody_else_may_read()
    {
        Assert.Equal(0, (await AskAsync()).ExitCode);

        var file = Path.Combine(folder.Path, "wrapping.key");
        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Eval_leaves_no_trace()
    {
        var before = Throwaways();

        var run = await Executable.RunInAsync(folder.Path, """{"id":"a","turns":["hello"]}""", ["eval", "-", "--out", "-", .. DataFolder.Arguments(folder.Path)]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        Assert.Subset(before, Throwaways());
    }

    private static HashSet<string> Throwaways() => [.. Directory.GetDirectories(Path.GetTempPath(), "consultbot-eval-*")];

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private Task<Executable.Outcome> AskAsync(params string[] arguments) => Executable.RunAsync(["ask", "hello", .. DataFolder.Arguments(folder.Path), .. arguments]);
}
