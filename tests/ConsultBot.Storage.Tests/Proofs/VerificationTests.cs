using ConsultBot.Storage.Projections;
using ConsultBot.Storage.Proofs;

namespace ConsultBot.Storage.Tests.Proofs;

public sealed class VerificationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_may_go_on_writing_meanwhile()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        using var ending = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var turn = 1; !ending.IsCancellationRequested; turn++)
                {
                    await Task.WhenAll(Enumerable.Range(0, 20).Select(number => record.Turns.AppendAsync(Given.Turn($"c{number}", "text", $"a{turn}", turn), Cancelled)));
                }
            },
            Cancelled);
        for (var run = 0; run < 15; run++)
        {
            Assert.Empty(folder.Verify(isIncremental: run % 3 == 2).Findings);
        }

        await ending.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task An_incremental_run_begins_where_the_last_one_found_everything_right()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        Assert.Equal((0, 12), Extent(folder.Verify(isIncremental: true)));
        await folder.FillAsync(conversations: 4, turns: 3, prefix: "d");
        await folder.FillAsync(conversations: 2, turns: 1);
        var second = folder.Verify(isIncremental: true);
        Assert.Empty(second.Findings);
        Assert.Equal((12, 12 + 24), Extent(second));
        Assert.Equal((0, 12 + 24), Extent(folder.Verify()));
    }

    [Fact]
    public async Task An_incremental_run_still_sees_what_was_done_since_and_what_is_gone()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        folder.Verify();
        await folder.FillAsync(conversations: 3, turns: 2, prefix: "d");
        folder.Sql("DELETE FROM entries WHERE position = 4;");
        folder.Sql("UPDATE turns SET decision = 'answer' WHERE position = 14;");
        folder.Sql("DELETE FROM conversations WHERE stream_id = (SELECT id FROM streams WHERE name = 'conversation/d2');");
        var findings = folder.Verify(isIncremental: true).Findings.Select(finding => finding.ToString()).ToArray();
        Assert.Contains("of the first 12 entries, 1 are missing", findings);
        Assert.Contains(findings, finding => finding.StartsWith("entry 14 ", StringComparison.Ordinal));
        Assert.Contains("what conversation/d2 remembers is missing", findings);
        Assert.Equal(12, folder.Verify(isIncremental: true).From);
    }

    [Fact]
    public async Task A_mark_that_somebody_wrote_by_hand_is_not_believed()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        folder.Verify();
        var mark = await File.ReadAllTextAsync(folder.Place.VerifiedPath, Cancelled);
        await folder.FillAsync(conversations: 3, turns: 2, prefix: "d");
        await File.WriteAllTextAsync(folder.Place.VerifiedPath, mark.Replace("\"count\":12", "\"count\":10", StringComparison.Ordinal), Cancelled);
        Assert.Equal(0, folder.Verify(isIncremental: true).From);
        await File.WriteAllTextAsync(folder.Place.VerifiedPath, "nonsense", Cancelled);
        Assert.Equal(0, folder.Verify(isIncremental: true).From);
    }

    [Fact]
    public async Task A_run_without_projections_does_not_spare_one_with_them()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        new RecordVerifier(folder.Place).Verify(withProjections: false);
        Assert.Equal(0, folder.Verify(isIncremental: true).From);
        Assert.Equal(12, new RecordVerifier(folder.Place).Verify(withProjections: false, isIncremental: true).From);
    }

    [Fact]
    public async Task Checkpoints_that_were_kept_elsewhere_show_that_both_files_were_put_back()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        using var before = folder.Copy();
        await folder.FillAsync(conversations: 3, turns: 2, prefix: "d");
        before.AssertClean();
        var findings = new RecordVerifier(before.Place).Verify(withProjections: false, checkpointsPath: folder.Place.CheckpointsPath).Findings;
        Assert.Contains("its end was cut off, or an older copy was put in its place", Assert.Single(findings).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projections_are_rebuilt_from_the_entries()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 4, turns: 3);
        await using (var record = folder.Open())
        {
            await record.EraseAsync("c4", "asked for", Cancelled);
        }

        folder.Sql("UPDATE turns SET decision = 'answer', rule = 'x' WHERE position % 4 = 0;");
        folder.Sql("DELETE FROM turns WHERE position = 2;");
        folder.Sql("UPDATE turns SET position = 900 WHERE position = 10;");
        folder.Sql("DELETE FROM inbound WHERE position = 3;");
        folder.Sql("UPDATE inbound SET activity = 'other' WHERE position = 5;");
        folder.Sql("INSERT INTO inbound VALUES (2, 'test', 'never', 2, 1);");
        folder.Sql("DELETE FROM conversations WHERE stream_id = 1;");
        folder.Sql("UPDATE conversations SET state = zeroblob(99) WHERE stream_id = 2;");
        folder.Sql("INSERT INTO conversations VALUES (77, 1, 1, zeroblob(99));");
        Assert.NotEmpty(folder.Verify().Findings);

        var rebuilt = new ProjectionRebuild(folder.Place).Run();
        Assert.Equal(new Rebuilt(Turns: 9, Messages: 9, Conversations: 3, Unreadable: 6), rebuilt);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_database_that_is_damaged_or_gone_is_named_and_not_thrown_at()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 20);
        var bytes = await File.ReadAllBytesAsync(folder.Database, Cancelled);
        await File.WriteAllBytesAsync(folder.Database, bytes[..(bytes.Length / 2)], Cancelled);
        Assert.Contains(folder.Verify().Findings, finding => finding.What.Contains("it is damaged or gone", StringComparison.Ordinal));
        File.Delete(folder.Database);
        Assert.Contains(folder.Verify().Findings, finding => finding.What.Contains("the record has 0 entries", StringComparison.Ordinal));
    }

    [Fact]
    public void A_turn_is_read_the_quick_way_and_the_slow_way_alike()
    {
        var entry = RecordBench.SampleTurns.Of("0123456789abcdef0123456789abcdef", 3)[1];
        var scan = new TurnScan();
        Assert.True(scan.TryRead(entry.Body));
        var row = TurnProjection.Of(entry.Body);
        (int Column, string? Value)[] expected =
        [
            (ProjectionCheck.ChannelName, row.Channel), (ProjectionCheck.Language, row.Language), (ProjectionCheck.DecisionName, row.Decision),
            (ProjectionCheck.Rule, row.Rule), (ProjectionCheck.TherapyNames, row.Therapies), (ProjectionCheck.Caveats, row.Caveats),
            (ProjectionCheck.CaveatForm, row.CaveatForm), (ProjectionCheck.Passages, row.Passages), (ProjectionCheck.Sources, row.Sources),
            (ProjectionCheck.Model, row.Model), (ProjectionCheck.Policy, row.PolicyHash), (ProjectionCheck.Knowledge, row.KnowledgeHash),
            (ProjectionCheck.Prompts, row.PromptsHash),
        ];
        Assert.All(expected, field => Assert.Equal(field.Value ?? string.Empty, System.Text.Encoding.UTF8.GetString(scan.Field(entry.Body, field.Column))));
        Assert.Equal(entry.State, entry.Body[scan.State]);
    }

    private static (long From, long Entries) Extent(Verification verification) => (verification.From, verification.Entries);
}
