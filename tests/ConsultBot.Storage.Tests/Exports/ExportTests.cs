using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Exports;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Tests.Exports;

public sealed class ExportTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_can_be_proven_with_what_the_export_itself_says()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 4);
        var lines = Lines(folder, conversation: null);
        Assert.Equal(1 + 24, lines.Length);
        AssertProven(lines);
        Assert.Equal("question 1 of c2", lines[3].GetProperty("body").GetProperty("text").GetString());
    }

    [Fact]
    public async Task One_conversation_can_be_exported_alone_and_is_proven_in_the_whole()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 4);
        var lines = Lines(folder, "c2");
        Assert.Equal(1 + 8, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Equal("conversation/c2", line.GetProperty("stream").GetString()));
        AssertProven(lines);
    }

    [Fact]
    public async Task An_erased_conversation_is_exported_with_its_proofs_and_without_words()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 1);
        await using (var record = folder.Open())
        {
            await record.EraseAsync("c2", "asked for", Cancelled);
        }

        var lines = Lines(folder, "c2");
        Assert.All(lines.Skip(1), line => Assert.Equal(JsonValueKind.Null, line.GetProperty("body").ValueKind));
        AssertProven(lines);
    }

    [Fact]
    public async Task No_proof_is_given_of_a_record_that_was_changed()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 3, turns: 1);
        folder.Sql("UPDATE entries SET hash = zeroblob(32) WHERE position = 2;");
        Assert.Throws<InvalidOperationException>(() => new ProofExport(folder.Place).Write(Stream.Null));
    }

    [Fact]
    public async Task A_transcript_holds_the_messages_of_both_sides_in_order()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 2);
        using var output = new MemoryStream();
        Assert.Equal(4, new TranscriptExport(folder.Place).Write(output, "c1"));
        var activities = JsonDocument.Parse(output.ToArray()).RootElement.EnumerateArray().ToArray();
        Assert.Equal(["user", "bot", "user", "bot"], activities.Select(activity => activity.GetProperty("from").GetProperty("role").GetString()));
        Assert.Equal(
            ["question 1 of c1", "reply to question 1 of c1", "question 2 of c1", "reply to question 2 of c1"],
            activities.Select(activity => activity.GetProperty("text").GetString()));
        Assert.All(activities, activity => Assert.Equal("message", activity.GetProperty("type").GetString()));
        Assert.All(activities, activity => Assert.Equal("c1", activity.GetProperty("conversation").GetProperty("id").GetString()));
        Assert.Equal("c1-1", activities[0].GetProperty("id").GetString());
        Assert.Equal("c1-1", activities[1].GetProperty("replyToId").GetString());
        Assert.True(activities[0].GetProperty("timestamp").TryGetDateTimeOffset(out _));
    }

    [Fact]
    public async Task An_unknown_conversation_is_an_empty_transcript()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 1);
        using var output = new MemoryStream();
        Assert.Equal(0, new TranscriptExport(folder.Place).Write(output, "nobody"));
        Assert.Equal("[]", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static JsonElement[] Lines(RecordFolder folder, string? conversation)
    {
        using var output = new MemoryStream();
        new ProofExport(folder.Place).Write(output, conversation);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static void AssertProven(JsonElement[] lines)
    {
        var checkpoint = lines[0].GetProperty("checkpoint").Deserialize(CheckpointJson.Default.Checkpoint)!;
        using var key = ECDsa.Create();
        key.ImportFromPem(lines[0].GetProperty("publicKey").GetString());
        Assert.True(key.VerifyData(checkpoint.SignedBytes(), Convert.FromBase64String(checkpoint.Signature), HashAlgorithmName.SHA256));
        foreach (var line in lines.Skip(1))
        {
            var hash = EntryHash.Of(line.GetProperty("header").GetBytesFromBase64(), line.GetProperty("ciphertext").GetBytesFromBase64());
            Assert.Equal(line.GetProperty("hash").GetString(), hash.ToHex());
            var proof = line.GetProperty("proof").EnumerateArray().Select(step => Convert.FromHexString(step.GetString()!)).ToArray();
            Assert.True(MerkleHash.Proves(hash, line.GetProperty("position").GetInt64() - 1, checkpoint.Count, proof, Convert.FromHexString(checkpoint.Root)));
        }
    }
}
