using System.Text;
using System.Text.Json;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Exports;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Tests.Keys;

public sealed class ErasureTests
{
    private const string Marker = "Zwetschgenröster";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erased_words_are_nowhere_and_every_proof_stands()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 2);
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("secret", Marker, "a1"), Cancelled);
        Assert.Contains(Marker, Exported(folder, "secret"), StringComparison.Ordinal);
        var wrapped = WrappedKey(folder, folder.KeyOf("conversation/secret")!);

        Assert.True(await record.EraseAsync("secret", "asked for", Cancelled));
        Assert.Empty(folder.FilesWith(Encoding.UTF8.GetBytes(Marker)));
        Assert.Empty(folder.FilesWith(Encoding.Unicode.GetBytes(Marker)));
        Assert.Empty(folder.FilesWith(wrapped));
        Assert.DoesNotContain(Marker, Exported(folder, "secret"), StringComparison.Ordinal);
        Assert.Equal(ConversationState.New, await record.Conversations.LoadAsync("secret", Cancelled));
        Assert.False(await record.EraseAsync("secret", "asked for", Cancelled));
        var verification = folder.Verify();
        Assert.Empty(verification.Findings);
        Assert.Equal(2, verification.Erased);
    }

    [Fact]
    public void No_trace_of_a_key_stays_among_many()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        var ids = Enumerable.Range(0, 2_000).Select(_ => ring.TakeNew().Id).ToArray();
        foreach (var id in Enumerable.Range(0, 40).Select(step => ids[step * 49]))
        {
            var wrapped = WrappedKey(folder, id);
            Assert.NotEmpty(folder.FilesWith(wrapped));
            Assert.True(ring.Forget(id));
            Assert.Empty(folder.FilesWith(wrapped));
        }
    }

    [Fact]
    public async Task A_conversation_can_go_on_after_its_erasure()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("c", Marker, "a1"), Cancelled);
        await record.EraseAsync("c", "asked for", Cancelled);
        await record.Turns.AppendAsync(Given.Turn("c", "another question", "a2", turns: 9), Cancelled);
        Assert.Equal(9, (await record.Conversations.LoadAsync("c", Cancelled)).Turns);
        var exported = Exported(folder, "c");
        Assert.Contains("another question", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, exported, StringComparison.Ordinal);
        folder.AssertClean();
    }

    [Fact]
    public async Task What_waits_behind_an_erasure_is_not_erased_with_it()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("c", Marker, "a1"), Cancelled);
        var erasing = record.EraseAsync("c", "asked for", Cancelled);
        var appends = Enumerable.Range(2, 20).Select(number => record.Turns.AppendAsync(Given.Turn("c", $"question {number}", $"a{number}", number), Cancelled)).ToArray();
        await erasing;
        await Task.WhenAll(appends);
        Assert.Contains("question 21", Exported(folder, "c"), StringComparison.Ordinal);
        Assert.Equal(2, folder.Verify().Erased);
    }

    [Fact]
    public async Task A_service_that_runs_stops_using_a_key_that_a_command_has_forgotten()
    {
        using var folder = new RecordFolder();
        await using var service = folder.Open();
        await service.Turns.AppendAsync(Given.Turn("c", Marker, "a1"), Cancelled);
        await using (var command = folder.Open())
        {
            Assert.True(await command.EraseAsync("c", "asked for", Cancelled));
        }

        await service.Turns.AppendAsync(Given.Turn("c", "afterwards", "a2", turns: 2), Cancelled);
        Assert.Contains("afterwards", Exported(folder, "c"), StringComparison.Ordinal);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_key_that_is_gone_without_an_erasure_on_record_is_named()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 1);
        using (var connection = RecordFolder.Connect(folder.Place.KeysPath))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"DELETE FROM keys WHERE id = '{folder.KeyOf("conversation/c2")}';";
            command.ExecuteNonQuery();
        }

        Assert.Contains(folder.Verify().Findings, finding => finding.What.StartsWith("the key of conversation/c2 is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_that_was_cut_short_leaves_a_conversation_that_goes_on()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("c", Marker, "a1"), Cancelled);
        var key = folder.KeyOf("conversation/c")!;
        var body = JsonSerializer.SerializeToUtf8Bytes(new ErasureBody(ErasureBody.Current, "conversation/c", key, "asked for"), BodyJson.Readable.ErasureBody);
        await record.Writer.AppendAsync([new NewEntry("system", EntryKind.Erasure, body)], Cancelled);
        using (var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey))
        {
            Assert.True(ring.Forget(key));
        }

        await record.Turns.AppendAsync(Given.Turn("c", "afterwards", "a2", turns: 7), Cancelled);

        Assert.Equal(7, (await record.Conversations.LoadAsync("c", Cancelled)).Turns);
        var exported = Exported(folder, "c");
        Assert.Contains("afterwards", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, exported, StringComparison.Ordinal);
        folder.AssertClean();
    }

    private static string Exported(RecordFolder folder, string conversation)
    {
        using var output = new MemoryStream();
        new TranscriptExport(folder.Place).Write(output, conversation);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static byte[] WrappedKey(RecordFolder folder, string id)
    {
        using var connection = RecordFolder.Connect(folder.Place.KeysPath);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE id = $id;";
        command.Parameters.AddWithValue("$id", id);
        return (byte[])command.ExecuteScalar()!;
    }
}
