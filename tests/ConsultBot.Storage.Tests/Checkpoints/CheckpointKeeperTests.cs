using System.Text;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Tests.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Storage.Tests.Checkpoints;

public sealed class CheckpointKeeperTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_is_signed_within_a_second_and_none_while_there_is_no_work()
    {
        using var folder = new RecordFolder();
        var clock = new FakeTimeProvider(Given.Noon);
        await using var record = folder.Open(clock);
        await record.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.IsTrueAsync(() => Last(folder)?.Count == 2);
        var lines = CheckpointFile.Read(folder.Place.CheckpointsPath).Count;
        clock.Advance(TimeSpan.FromSeconds(30));
        await record.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.IsTrueAsync(() => Last(folder)?.Count == 4);
        Assert.Equal(lines + 1, CheckpointFile.Read(folder.Place.CheckpointsPath).Count);
    }

    [Fact]
    public async Task After_a_thousand_entries_one_is_signed_without_waiting_for_the_clock()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open(new FakeTimeProvider(Given.Noon));
        await Task.WhenAll(Enumerable.Range(0, 2_100).Select(number => record.Writer.AppendAsync([Given.Note($"s{number % 9}")], Cancelled)));
        await Eventually.IsTrueAsync(() => Last(folder)?.Count >= 1_100);
    }

    [Fact]
    public async Task A_line_that_a_dying_process_left_half_written_is_no_checkpoint_and_no_harm()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 2);
        await File.AppendAllTextAsync(folder.Place.CheckpointsPath, "{\"v\":1,\"count\":99,\"ro", Cancelled);
        folder.AssertClean();
        await folder.FillAsync(conversations: 2, turns: 1, prefix: "d");
        folder.AssertClean();
        Assert.Equal(12, Last(folder)!.Count);
    }

    [Fact]
    public async Task One_process_keeps_them_and_another_takes_over_when_it_ends()
    {
        using var folder = new RecordFolder();
        var clock = new FakeTimeProvider(Given.Noon);
        var service = folder.Open();
        await service.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled);
        await Eventually.IsTrueAsync(() => Last(folder)?.Count == 2);
        await using var command = folder.Open(clock);
        Assert.Null(CheckpointFile.TryOpen(folder.Place.CheckpointsPath));
        await service.DisposeAsync();
        await command.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.IsTrueAsync(() => Last(folder)?.Count == 4);
        folder.AssertClean();
    }

    [Fact]
    public async Task What_another_process_commits_is_covered_too()
    {
        using var folder = new RecordFolder();
        await using var service = folder.Open();
        await using (var other = new WriterFixture(folder))
        {
            await other.AppendAsync(Given.Note("s"), Given.Note("s"), Given.Note("t"));
        }

        await Eventually.IsTrueAsync(() => Last(folder)?.Count == 3);
    }

    [Fact]
    public async Task Nothing_is_signed_on_top_of_a_record_that_is_not_the_one_signed_before()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 1);
        File.Copy(folder.Database, folder.File("older.db"));
        await folder.FillAsync(conversations: 2, turns: 2, prefix: "d");
        var signed = Last(folder)!.Count;
        File.Copy(folder.File("older.db"), folder.Database, overwrite: true);
        await using (var record = folder.Open())
        {
            for (var turn = 0; turn < 12; turn++)
            {
                await record.Turns.AppendAsync(Given.Turn("e", "text"), Cancelled);
            }

            await Eventually.IsTrueAsync(() => record.CheckpointProblem is not null);
        }

        Assert.Equal(signed, Last(folder)!.Count);
        Assert.NotEmpty(folder.Verify().Findings);
    }

    [Fact]
    public async Task Peaks_that_were_kept_are_used_only_if_they_fit_a_checkpoint()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 3);
        await folder.FillAsync(conversations: 1, turns: 1, prefix: "d");
        await folder.FillAsync(conversations: 1, turns: 1, prefix: "e");
        var peaks = await File.ReadAllTextAsync($"{folder.Place.CheckpointsPath}.peaks", Cancelled);
        var count = peaks[..peaks.IndexOf('\n', StringComparison.Ordinal)];
        Assert.InRange(int.Parse(count, provider: null), 1, 20);
        foreach (var broken in new[] { string.Empty, count, $"1{peaks}", "x\ny", peaks[..^2] + "00" })
        {
            await File.WriteAllTextAsync($"{folder.Place.CheckpointsPath}.peaks", broken, Cancelled);
            await folder.FillAsync(conversations: 1, turns: 1, prefix: $"again{broken.Length}-{broken.GetHashCode(StringComparison.Ordinal)}");
            folder.AssertClean();
        }
    }

    [Fact]
    public async Task A_lost_signing_key_is_not_silently_replaced()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 1);
        File.Delete(folder.Place.SigningKeyPath);
        Assert.Throws<InvalidOperationException>(() => folder.Open());
        Assert.Contains(folder.Verify().Findings, finding => finding.What.Contains("signing.key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Anybody_with_the_public_key_can_check_a_signature()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 1);
        using var signing = SigningKey.Read(folder.Place.SigningKeyPath, folder.Place.WrappingKey);
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportFromPem(signing.PublicKeyPem);
        var last = Last(folder)!;
        var signed = Encoding.ASCII.GetBytes($"consultbot/checkpoint/1\n{last.Count}\n{last.Root}\n{last.At}\n{last.Previous}");
        Assert.True(key.VerifyData(signed, Convert.FromBase64String(last.Signature), System.Security.Cryptography.HashAlgorithmName.SHA256));
    }

    private static Checkpoint? Last(RecordFolder folder) => CheckpointFile.Read(folder.Place.CheckpointsPath).LastOrDefault().Checkpoint;
}
