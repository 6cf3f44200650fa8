using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Proofs;

namespace ConsultBot.Storage.Tests.Proofs;

/// <summary>What is done to more than an entry.</summary>
internal sealed partial class Tampering
{
    private Func<IReadOnlyList<Finding>, bool> CutTail()
    {
        var left = random.Next(1, entries.Count);
        folder.Sql("DELETE FROM entries WHERE position > $1;", left);
        if (random.Next(2) == 0)
        {
            folder.Sql("DELETE FROM turns WHERE position > $1;", left);
            folder.Sql("DELETE FROM inbound WHERE position > $1;", left);
        }

        return Says($"the record has {left} entries, but a signed checkpoint says that it had {entries.Count}: its end was cut off");
    }

    private Func<IReadOnlyList<Finding>, bool> Vanish()
    {
        var picked = Pick();
        var (stream, id) = (picked.Stream, picked.StreamId);
        foreach (var table in new[] { "entries", "turns", "conversations", "inbound" })
        {
            folder.Sql($"DELETE FROM {table} WHERE stream_id = $1;", id);
        }

        if (random.Next(2) == 0)
        {
            folder.Sql("DELETE FROM streams WHERE id = $1;", id);
        }

        return findings => entries.Where(entry => entry.Stream == stream).All(entry => entry.Position > folder.Entries()[^1].Position || Names(entry.Position)(findings));
    }

    private Func<IReadOnlyList<Finding>, bool> Restore()
    {
        File.Copy(folder.File("older.db"), folder.Database, overwrite: true);
        return Says("or an older copy was put in its place");
    }

    private Func<IReadOnlyList<Finding>, bool> Forge()
    {
        var lines = File.ReadAllLines(folder.Place.CheckpointsPath).ToList();
        var number = random.Next(lines.Count);
        var checkpoint = CheckpointFile.Read(folder.Place.CheckpointsPath)[number].Checkpoint!;
        switch (random.Next(4))
        {
            case 0:
                using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                {
                    var other = checkpoint with { Root = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) };
                    lines[number] = Line(other with { Signature = Convert.ToBase64String(key.SignData(other.SignedBytes(), HashAlgorithmName.SHA256)) });
                }

                break;
            case 1:
                lines[number] = Line(checkpoint with { Count = checkpoint.Count + 1 });
                break;
            case 2:
                lines.Insert(number + 1, Line(checkpoint with { Previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[number]))) }));
                number++;
                break;
            default:
                lines[number] = lines[number][..(lines[number].Length / 2)] + "!" + lines[number][(lines[number].Length / 2)..];
                break;
        }

        File.WriteAllText(folder.Place.CheckpointsPath, string.Join('\n', lines) + "\n");
        return Says($"checkpoints.jsonl:{number + 1}: ");
    }

    private Func<IReadOnlyList<Finding>, bool> Edit()
    {
        var turn = entries.Where(entry => entry.Kind == "turn").ElementAt(random.Next(entries.Count(entry => entry.Kind == "turn")));
        var message = entries.First(entry => entry.Stream == turn.Stream && entry.Kind == "message");
        switch (random.Next(7))
        {
            case 0:
                var column = new[] { "decision", "rule", "language", "channel", "caveats", "passages", "policy_hash", "therapies", "model" }[random.Next(9)];
                folder.Sql($"UPDATE turns SET {column} = 'answered' WHERE position = $1;", turn.Position);
                return Names(turn.Position);
            case 1:
                folder.Sql("UPDATE turns SET handoff_requested = 1 WHERE position = $1;", turn.Position);
                return Names(turn.Position);
            case 2:
                folder.Sql("DELETE FROM turns WHERE position = $1;", turn.Position);
                return Names(turn.Position);
            case 3:
                folder.Sql("UPDATE turns SET position = 999 WHERE position = $1;", turn.Position);
                return findings => Names(turn.Position)(findings) && Names(999)(findings);
            case 4:
                folder.Sql("DELETE FROM inbound WHERE position = $1;", message.Position);
                return Names(message.Position);
            case 5:
                folder.Sql("DELETE FROM conversations WHERE stream_id = $1;", turn.StreamId);
                return Says($"what {turn.Stream} remembers is missing");
            default:
                folder.Sql("UPDATE conversations SET state = zeroblob(80) WHERE stream_id = $1;", turn.StreamId);
                return Says($"what {turn.Stream} remembers does not follow from its last turn");
        }
    }

    private static string Line(Checkpoint checkpoint) => System.Text.Json.JsonSerializer.Serialize(checkpoint, CheckpointJson.Default.Checkpoint);
}
