using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares the projections with what follows from the entries.</summary>
internal sealed class ProjectionCheck
{
    private readonly KeyRing keys;
    private readonly Dictionary<long, TurnRow> turns = [];
    private readonly Dictionary<string, byte[]> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> lastStates = new(StringComparer.Ordinal);

    public ProjectionCheck(SqliteConnection connection, KeyRing keys)
    {
        this.keys = keys;
        ReadTurns(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, state FROM conversations;";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            states.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }
    }

    /// <summary>Checks one entry.</summary>
    /// <returns><c>false</c> when its key was erased, so that nothing but its proof is left.</returns>
    public bool Check(EntryHeader header, ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> ciphertext, List<Finding> findings)
    {
        var isTurn = header.Kind is EntryKind.Turn;
        if (keys.Find(header.Stream) is not { } key)
        {
            turns.Remove(header.Position);
            return false;
        }

        byte[] body;
        try
        {
            body = key.Decrypt(header.Nonce, ciphertext, headerBytes);
        }
        catch (CryptographicException)
        {
            findings.Add(new Finding("its body cannot be decrypted with its stream's key: it was changed", header.Position, header.Stream, header.Seq));
            return true;
        }

        if (!isTurn)
        {
            return true;
        }

        var turn = System.Text.Json.JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!;
        if (!turns.Remove(header.Position, out var row))
        {
            findings.Add(new Finding("the turn is missing from the projections", header.Position, header.Stream, header.Seq));
        }
        else if (DifferenceIn(row, turn, header) is { } difference)
        {
            findings.Add(new Finding($"the projection of the turn says another {difference} than the record", header.Position, header.Stream, header.Seq));
        }

        lastStates[header.Stream] = System.Text.Json.JsonSerializer.Serialize(turn.State, BodyJson.Readable.StateBody);
        return true;
    }

    /// <summary>Checks what is left over: rows without an entry, and what conversations remember.</summary>
    public void Finish(List<Finding> findings, long entries)
    {
        foreach (var (position, row) in turns)
        {
            findings.Add(new Finding("the projections have a turn that the record has not", position, row.Stream, row.Seq));
        }

        foreach (var (stream, expected) in lastStates)
        {
            if (!states.TryGetValue(stream, out var stored) || !string.Equals(Decrypt(stream, stored), expected, StringComparison.Ordinal))
            {
                findings.Add(new Finding($"what {stream} remembers does not follow from its last turn"));
            }
        }
    }

    private string? Decrypt(string stream, byte[] stored)
    {
        try
        {
            return Encoding.UTF8.GetString(keys.Find(stream)!.Decrypt(
                stored.AsSpan(0, EntryHeader.NonceLength), stored.AsSpan(EntryHeader.NonceLength), Encoding.UTF8.GetBytes(stream)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string? DifferenceIn(TurnRow row, TurnBody turn, EntryHeader header)
    {
        var expected = TurnProjection.Of(turn);
        (string Name, object? Stored, object? Expected)[] fields =
        [
            ("stream", row.Stream, header.Stream), ("place", row.Seq, header.Seq), ("time", row.At, header.At), ("channel", row.Channel, expected.Channel),
            ("language", row.Language, expected.Language), ("decision", row.Decision, expected.Decision), ("rule", row.Rule, expected.Rule),
            ("therapy", row.Therapies, expected.Therapies), ("set of caveats", row.Caveats, expected.Caveats), ("form of caveats", row.CaveatForm, expected.CaveatForm),
            ("set of passages", row.Passages, expected.Passages), ("set of sources", row.Sources, expected.Sources), ("model", row.Model, expected.Model),
            ("handoff", row.HandoffRequested, expected.HandoffRequested), ("policy version", row.PolicyHash, expected.PolicyHash),
            ("knowledge version", row.KnowledgeHash, expected.KnowledgeHash), ("prompt version", row.PromptsHash, expected.PromptsHash),
        ];
        return Array.Find(fields, field => !Equals(field.Stored, field.Expected)).Name;
    }

    private void ReadTurns(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT position, stream, seq, at, channel, language, decision, rule, therapies, caveats, caveat_form, passages, sources, model, handoff_requested, "
            + "policy_hash, knowledge_hash, prompts_hash FROM turns;";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            turns.Add(reader.GetInt64(0), new TurnRow
            {
                Position = reader.GetInt64(0),
                Stream = reader.GetString(1),
                Seq = reader.GetInt64(2),
                At = reader.GetInt64(3),
                Channel = reader.GetString(4),
                Language = reader.GetString(5),
                Decision = reader.GetString(6),
                Rule = reader.IsDBNull(7) ? null : reader.GetString(7),
                Therapies = reader.GetString(8),
                Caveats = reader.GetString(9),
                CaveatForm = reader.GetString(10),
                Passages = reader.GetString(11),
                Sources = reader.GetString(12),
                Model = reader.GetString(13),
                HandoffRequested = reader.GetInt64(14) != 0,
                PolicyHash = reader.GetString(15),
                KnowledgeHash = reader.GetString(16),
                PromptsHash = reader.GetString(17),
            });
        }
    }
}
