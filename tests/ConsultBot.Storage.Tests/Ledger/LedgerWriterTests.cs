using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Tests.Ledger;

public sealed class LedgerWriterTests
{
    [Fact]
    public async Task Entries_get_their_places_in_the_order_in_which_they_came()
    {
        using var folder = new RecordFolder();
        await using (var fixture = new WriterFixture(folder))
        {
            var written = await Task.WhenAll(Enumerable.Range(1, 300).Select(number => fixture.AppendAsync(Given.Note($"s{number % 7}"))));
            Assert.Equal(Enumerable.Range(1, 300).Select(number => (long)number), written.Select(places => places[0].Position));
        }

        foreach (var stream in folder.Entries().GroupBy(entry => entry.Stream, StringComparer.Ordinal))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(number => (long)number), stream.Select(entry => entry.Seq));
        }

        folder.AssertClean();
    }

    [Fact]
    public async Task What_waits_is_committed_together()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder, "PRAGMA busy_timeout=10000;");
        var commits = 0;
        fixture.Writer.Committed = _ => commits++;
        Task[] appends;
        using (fixture.Block())
        {
            appends = [.. Enumerable.Range(0, 100).Select(number => fixture.AppendAsync(Given.Note($"s{number}")))];
        }

        await Task.WhenAll(appends);
        Assert.InRange(commits, 1, 2);
    }

    [Fact]
    public async Task All_entries_of_one_append_are_written_or_none()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder);
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.AppendAsync(Given.Note("s"), Bad("s")));
        Assert.Empty(folder.Entries());
        Assert.Equal(1, (await fixture.AppendAsync(Given.Note("s")))[0].Position);
        folder.AssertClean();
    }

    [Fact]
    public async Task One_bad_entry_does_not_take_the_others_of_its_batch_with_it()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder, "PRAGMA busy_timeout=10000;");
        Task<WrittenEntry[]>[] appends;
        using (fixture.Block())
        {
            appends = [.. Enumerable.Range(0, 9).Select(number => fixture.AppendAsync(number == 4 ? Bad("same") : Given.Note(number % 2 == 0 ? "same" : $"s{number}")))];
        }

        await Assert.ThrowsAnyAsync<Exception>(() => appends[4]);
        await Task.WhenAll(appends.Where((_, number) => number != 4));
        Assert.Equal(8, folder.Entries().Count);
        Assert.Equal(1, fixture.Opened);
        folder.AssertClean();
    }

    [Fact]
    public async Task Cancelling_a_caller_does_not_take_back_what_it_has_queued()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder, "PRAGMA busy_timeout=10000;");
        using var cancelled = new CancellationTokenSource();
        Task<WrittenEntry[]> append;
        using (fixture.Block())
        {
            append = fixture.Writer.AppendAsync([Given.Note("s")], cancelled.Token);
            await cancelled.CancelAsync();
        }

        Assert.Equal(1, (await append)[0].Position);
        Assert.Single(folder.Entries());
    }

    [Fact]
    public async Task What_waits_when_it_is_closed_is_still_written_and_nothing_more()
    {
        using var folder = new RecordFolder();
        var fixture = new WriterFixture(folder, "PRAGMA busy_timeout=10000;");
        Task<WrittenEntry[]>[] appends;
        ValueTask closing;
        using (fixture.Block())
        {
            appends = [.. Enumerable.Range(0, 50).Select(number => fixture.AppendAsync(Given.Note($"s{number}")))];
            closing = fixture.DisposeAsync();
        }

        await Task.WhenAll(appends);
        await closing;
        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.AppendAsync(Given.Note("s")));
        Assert.Equal(50, folder.Entries().Count);
    }

    [Fact]
    public async Task Two_writers_take_turns_in_one_stream_without_a_gap()
    {
        using var folder = new RecordFolder();
        await using (var one = new WriterFixture(folder, "PRAGMA busy_timeout=10000;"))
        await using (var other = new WriterFixture(folder, "PRAGMA busy_timeout=10000;"))
        {
            for (var number = 0; number < 20; number++)
            {
                await one.AppendAsync(Given.Note("shared"));
                await other.AppendAsync(Given.Note("shared"), Given.Note($"s{number}"));
            }

            await Task.WhenAll(Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? one : other).AppendAsync(Given.Note("shared"))));
        }

        Assert.Equal(Enumerable.Range(1, 260).Select(number => (long)number), folder.Entries().Select(entry => entry.Position));
        folder.AssertClean();
    }

    // Its projection lacks what the database insists on.
    private static NewEntry Bad(string stream) => Given.Note(stream) with { Inbound = new InboundId("test", null!) };
}
