using ConsultBot.Tests.Running;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Tests.Recording;

/// <summary><c>transcripts verify</c>, on records that the product wrote.</summary>
public sealed class TranscriptsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--incremental")]
    [InlineData("--no-projections")]
    [InlineData("--incremental", "--no-projections")]
    public async Task A_record_as_it_was_written_is_in_order(params string[] options)
    {
        await WriteAsync();

        var run = await VerifyAsync(options);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("8 entries, ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("0 findings", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task One_altered_byte_is_found_and_its_entry_named(int position)
    {
        await WriteAsync();
        AlterOneByte(position);

        var run = await VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith($"entry {position} (conversation/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verification_that_begins_where_the_last_one_ended_says_so()
    {
        await WriteAsync();
        await VerifyAsync();
        await AskAsync("hello");

        var run = await VerifyAsync("--incremental");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("10 entries (8 of them were verified before)", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_put_back_is_found_by_the_checkpoints()
    {
        await WriteAsync();
        var old = DatabaseFiles().ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);
        await AskAsync("hello");
        foreach (var file in DatabaseFiles())
        {
            File.Delete(file);
        }

        foreach (var (file, bytes) in old)
        {
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        var run = await VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a signed checkpoint says that it had 10", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_may_go_on_writing()
    {
        await using var service = await RunningService.StartAsync(folder: folder.Path);
        await service.SayAsync("what is PRP?");

        var verifying = VerifyAsync();
        while (!verifying.IsCompleted)
        {
            await service.SayAsync("hello");
        }

        Assert.Equal((0, string.Empty), ((await verifying).ExitCode, (await verifying).Output));
    }

    [Fact]
    public async Task Without_a_record_there_is_nothing_to_prove()
    {
        var run = await VerifyAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("There is no record yet", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private async Task WriteAsync()
    {
        foreach (var question in new[] { "what is PRP?", "are exosomes FDA approved?", "hello" })
        {
            await AskAsync(question);
        }
    }

    private async Task AskAsync(string question)
    {
        var run = await Executable.RunAsync(["ask", question, .. DataFolder.Arguments(folder.Path)]);
        Assert.Equal(0, run.ExitCode);
    }

    private Task<Executable.Outcome> VerifyAsync(params string[] options) =>
        Executable.RunAsync(["transcripts", "verify", .. options, .. DataFolder.Arguments(folder.Path)]);

    private void AlterOneByte(int position)
    {
        byte[] ciphertext;
        using (var connection = new SqliteConnection($"Data Source={DataFolder.Database(folder.Path)};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT ciphertext FROM entries WHERE position = {position};";
            ciphertext = (byte[])command.ExecuteScalar()!;
        }

        var altered = 0;
        foreach (var file in DatabaseFiles())
        {
            var bytes = File.ReadAllBytes(file);
            for (int at, from = 0; (at = bytes.AsSpan(from).IndexOf(ciphertext.AsSpan(0, 24))) >= 0; from += at + 1, altered++)
            {
                bytes[from + at + 7] ^= 1;
            }

            File.WriteAllBytes(file, bytes);
        }

        Assert.True(altered > 0);
    }

    // What was written last may still stand in the write-ahead log.
    private string[] DatabaseFiles() => Directory.GetFiles(folder.Path, "consultbot.db*");
}
