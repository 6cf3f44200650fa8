using System.Text.Json;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage.Exports;

/// <summary>
/// Writes entries as JSON Lines, so that whoever receives them can check them without this program. The first line holds the last checkpoint and the public key;
/// each further line an entry: its readable body, the bytes that were hashed, and the proof that leads from it to the checkpoint's root.
/// </summary>
public sealed class ProofExport(RecordPlace place)
{
    private const int ProgressEvery = 1024;

    /// <summary>Writes the entries of one conversation, or all.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="conversationId">The conversation; <c>null</c> for the whole record.</param>
    /// <param name="progress">Is told how many entries were read, now and then.</param>
    /// <returns>How many entries were written.</returns>
    /// <exception cref="InvalidOperationException">The record is not the one that its last checkpoint was signed over.</exception>
    public long Write(Stream output, string? conversationId = null, IProgress<long>? progress = null)
    {
        using var signing = File.Exists(place.SigningKeyPath) ? SigningKey.Read(place.SigningKeyPath, place.WrappingKey) : null;
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        var checkpoint = CheckpointFile.Read(place.CheckpointsPath).Select(line => line.Checkpoint).OfType<Checkpoint>().LastOrDefault();
        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        var tree = TreeOf(reader, checkpoint, progress);
        WriteHead(output, checkpoint, signing);
        var written = 0L;
        foreach (var entry in conversationId is null ? reader.All() : reader.Stream(SqliteRecord.StreamOf(conversationId)))
        {
            WriteEntry(output, entry, keys, tree);
            if (++written % ProgressEvery == 0)
            {
                progress?.Report(tree.Count + written);
            }
        }

        progress?.Report(tree.Count + written);
        return written;
    }

    private MerkleTree TreeOf(LedgerReader reader, Checkpoint? checkpoint, IProgress<long>? progress)
    {
        var tree = new MerkleTree();
        if (checkpoint is null)
        {
            return tree;
        }

        foreach (var hash in reader.HashesFrom(1).Take((int)checkpoint.Count))
        {
            tree.Append(hash);
            if (tree.Count % ProgressEvery == 0)
            {
                progress?.Report(tree.Count);
            }
        }

        return tree.Count == checkpoint.Count && string.Equals(tree.Root().ToHex(), checkpoint.Root, StringComparison.Ordinal)
            ? tree
            : throw new InvalidOperationException($"The record is not the one that the last checkpoint in {place.CheckpointsPath} was signed over; no proof of it can be given.");
    }

    private static void WriteHead(Stream output, Checkpoint? checkpoint, SigningKey? signing) => WriteLine(output, json =>
    {
        json.WriteNumber("v", 1);
        json.WritePropertyName("checkpoint");
        JsonSerializer.Serialize(json, checkpoint, CheckpointJson.Default.Checkpoint!);
        json.WriteString("publicKey", signing?.PublicKeyPem);
    });

    private static void WriteEntry(Stream output, StoredEntry entry, KeyRing keys, MerkleTree tree) => WriteLine(output, json =>
    {
        json.WriteNumber("position", entry.Position);
        json.WriteString("stream", entry.Stream);
        json.WriteNumber("seq", entry.Seq);
        json.WriteString("kind", entry.Kind);
        json.WriteNumber("at", entry.At);
        json.WritePropertyName("body");
        if (entry.Read(keys) is { } body)
        {
            json.WriteRawValue(body);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteBase64String("header", entry.Header);
        json.WriteBase64String("ciphertext", entry.Ciphertext);
        json.WriteString("hash", Convert.ToHexStringLower(entry.Hash));
        json.WritePropertyName("proof");
        if (entry.Position > tree.Count)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var step in tree.Prove(entry.Position - 1))
        {
            json.WriteStringValue(Convert.ToHexStringLower(step));
        }

        json.WriteEndArray();
    });

    private static void WriteLine(Stream output, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
