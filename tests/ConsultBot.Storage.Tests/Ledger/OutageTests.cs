using System.Diagnostics;
using ConsultBot.Consultation.Recording;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultBot.Storage.Tests.Ledger;

public sealed class OutageTests
{
    [Fact]
    public async Task A_locked_database_fails_all_that_wait_at_once_and_not_one_after_the_other()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder, "PRAGMA busy_timeout=300;");
        var start = Stopwatch.GetTimestamp();
        using (fixture.Block())
        {
            var appends = Enumerable.Range(0, 40).Select(number => fixture.AppendAsync(Given.Note($"s{number}"))).ToArray();
            foreach (var append in appends)
            {
                Assert.Equal(raw.SQLITE_BUSY, (await Assert.ThrowsAsync<SqliteException>(() => append)).SqliteErrorCode);
            }
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.2, 6);
        Assert.Equal(1, (await fixture.AppendAsync(Given.Note("s")))[0].Position);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_full_disk_fails_the_entry_and_the_record_goes_on_when_there_is_room_again()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder);
        await fixture.AppendAsync(Given.Note("before"));
        fixture.Pragma($"PRAGMA max_page_count={folder.Number("PRAGMA page_count;") + 3};");
        var big = new string('x', 100_000);
        Assert.Equal(raw.SQLITE_FULL, (await Assert.ThrowsAsync<SqliteException>(() => fixture.AppendAsync(Given.Note("s", big)))).SqliteErrorCode);
        await fixture.AppendAsync(Given.Note("small"));
        fixture.Pragma("PRAGMA max_page_count=1000000;");
        Assert.Equal(3, (await fixture.AppendAsync(Given.Note("s", big)))[0].Position);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_read_only_database_fails_the_entry_and_a_new_connection_finds_it_mended()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder);
        await fixture.AppendAsync(Given.Note("s"));
        fixture.Pragma("PRAGMA query_only=ON;");
        Assert.Equal(raw.SQLITE_READONLY, (await Assert.ThrowsAsync<SqliteException>(() => fixture.AppendAsync(Given.Note("s")))).SqliteErrorCode);
        Assert.Equal(2, (await fixture.AppendAsync(Given.Note("s")))[0].Seq);
        Assert.Equal(2, fixture.Opened);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_transaction_that_was_rolled_back_leaves_nothing_behind_in_what_is_remembered()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder);
        await fixture.AppendAsync(Given.Note("s"));
        fixture.Pragma("CREATE TEMP TRIGGER stop BEFORE INSERT ON main.entries WHEN new.seq = 3 BEGIN SELECT RAISE(ABORT, 'no third entry'); END;");
        await Assert.ThrowsAsync<SqliteException>(() => fixture.AppendAsync(Given.Note("s"), Given.Note("s")));
        fixture.Pragma("DROP TRIGGER stop;");
        var places = await fixture.AppendAsync(Given.Note("s"), Given.Note("s"));
        Assert.Equal([2L, 3L], places.Select(place => place.Seq));
        Assert.Equal([2L, 3L], places.Select(place => place.Position));
        folder.AssertClean();
    }

    [Fact]
    public async Task A_locked_store_of_keys_fails_what_needs_a_new_key_and_nothing_else()
    {
        using var folder = new RecordFolder();
        await using var fixture = new WriterFixture(folder);
        await fixture.AppendAsync(Given.Note("known"));
        using (var connection = RecordFolder.Connect(folder.Place.KeysPath))
        using (connection.BeginTransaction(deferred: false))
        {
            await fixture.AppendAsync(Given.Note("known"));
            await Assert.ThrowsAsync<SqliteException>(async () =>
            {
                for (var number = 0; number < 100; number++)
                {
                    await fixture.AppendAsync(Given.Note($"unknown{number}"));
                }
            });
            await fixture.AppendAsync(Given.Note("known"));
        }

        await fixture.AppendAsync(Given.Note("unknown99"));
        folder.AssertClean();
    }

    [Fact]
    public async Task Through_the_port_every_failure_is_a_record_that_is_unavailable()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        using (new WriterFixture.Lock(folder.Database))
        {
            await Assert.ThrowsAsync<RecordUnavailableException>(() => record.Turns.AppendAsync(Given.Turn("c", "text"), TestContext.Current.CancellationToken));
        }

        Assert.True(await record.Turns.AppendAsync(Given.Turn("c", "text"), TestContext.Current.CancellationToken));
    }
}
