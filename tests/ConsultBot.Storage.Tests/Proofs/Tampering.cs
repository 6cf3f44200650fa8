using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Proofs;

namespace ConsultBot.Storage.Tests.Proofs;

/// <summary>Meddles with a closed record by hand, and says what a verification has to name.</summary>
internal sealed partial class Tampering(RecordFolder folder, Random random)
{
    private readonly IReadOnlyList<StoredEntry> entries = folder.Entries();

    /// <summary>Does it.</summary>
    /// <returns>Whether a list of findings names what was done.</returns>
    public Func<IReadOnlyList<Finding>, bool> Do(Kind kind) => kind switch
    {
        Kind.Byte => Byte(),
        Kind.Delete => Delete(),
        Kind.Insert => Insert(),
        Kind.Reorder => Reorder(),
        Kind.Swap => Swap(),
        Kind.CutTail => CutTail(),
        Kind.VanishedConversation => Vanish(),
        Kind.OlderDatabase => Restore(),
        Kind.ForgedCheckpoint => Forge(),
        Kind.EditedProjection => Edit(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private Func<IReadOnlyList<Finding>, bool> Byte()
    {
        var entry = Pick();
        if (random.Next(3) == 0)
        {
            FlipInFile(entry.Ciphertext);
            return Names(entry.Position);
        }

        var column = random.Next(3) switch { 0 => "header", 1 => "ciphertext", _ => "hash" };
        var bytes = (column switch { "header" => entry.Header, "ciphertext" => entry.Ciphertext, _ => entry.Hash }).ToArray();
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        folder.Sql($"UPDATE entries SET {column} = $1 WHERE position = $2;", bytes, entry.Position);
        if (column == "ciphertext" && random.Next(2) == 0)
        {
            folder.Sql("UPDATE entries SET hash = $1 WHERE position = $2;", EntryHash.Of(entry.Header, bytes).ToArray(), entry.Position);
        }

        return Names(entry.Position);
    }

    private void FlipInFile(byte[] content)
    {
        var file = File.ReadAllBytes(folder.Database);
        var offset = random.Next(content.Length);

        // Where a page was split, a dead copy may stand before the living one.
        var flipped = 0;
        for (int from = 0, place; (place = file.AsSpan(from).IndexOf(content)) >= 0; flipped++)
        {
            from += place + offset + 1;
            file[from - 1] ^= 0x40;
        }

        Assert.True(flipped > 0);
        File.WriteAllBytes(folder.Database, file);
    }

    private Func<IReadOnlyList<Finding>, bool> Delete()
    {
        var entry = Pick(butLast: true);
        folder.Sql("DELETE FROM entries WHERE position = $1;", entry.Position);
        if (random.Next(2) == 0)
        {
            folder.Sql("UPDATE entries SET position = -position WHERE position > $1;", entry.Position);
            folder.Sql("UPDATE entries SET position = -position - 1 WHERE position < 0;");
        }

        return Names(entry.Position);
    }

    private Func<IReadOnlyList<Finding>, bool> Insert()
    {
        var model = Pick();
        folder.Sql("UPDATE entries SET position = -position WHERE position > $1;", model.Position);
        folder.Sql("UPDATE entries SET position = -position + 1 WHERE position < 0;");
        folder.Sql("INSERT INTO streams (id, name, key_id) VALUES (99, 'conversation/forged', (SELECT key_id FROM streams WHERE id = 1));");
        var header = Reheaded(model, model.Position + 1, "conversation/forged", 1, new byte[32]);
        var ciphertext = RandomNumberGenerator.GetBytes(200);
        folder.Sql(
            "INSERT INTO entries (position, stream_id, seq, kind, at, header, ciphertext, hash) VALUES ($1, 99, 1, $2, $3, $4, $5, $6);",
            model.Position + 1, model.Kind, model.At, header, ciphertext, EntryHash.Of(header, ciphertext).ToArray());
        return Names(model.Position + 1);
    }

    private Func<IReadOnlyList<Finding>, bool> Reorder()
    {
        var (one, other) = (Pick(), Pick());
        while (one.Position == other.Position)
        {
            other = Pick();
        }

        if (random.Next(2) == 0)
        {
            folder.Sql("UPDATE entries SET position = -1 WHERE position = $1;", one.Position);
            folder.Sql("UPDATE entries SET position = $1 WHERE position = $2;", one.Position, other.Position);
            folder.Sql("UPDATE entries SET position = $1 WHERE position = -1;", other.Position);
        }
        else
        {
            // Two messages of one conversation change their places, headers made to fit.
            one = entries.First(entry => entry.Seq == 1);
            other = entries.Last(entry => entry.Stream == one.Stream && entry.Kind == one.Kind);
            foreach (var (place, content) in new[] { (one, other), (other, one) })
            {
                var previous = EntryHeader.TryRead(place.Header, out var header) ? header.Previous.ToArray() : [];
                var bytes = Reheaded(content, place.Position, place.Stream, place.Seq, previous);
                folder.Sql(
                    "UPDATE entries SET header = $1, ciphertext = $2, hash = $3, at = $4 WHERE position = $5;",
                    bytes, content.Ciphertext, EntryHash.Of(bytes, content.Ciphertext).ToArray(), content.At, place.Position);
            }
        }

        return findings => Names(one.Position)(findings) && Names(other.Position)(findings);
    }

    private Func<IReadOnlyList<Finding>, bool> Swap()
    {
        var one = Pick();
        var other = Pick();
        while (other.Stream == one.Stream)
        {
            other = Pick();
        }

        var columns = random.Next(3) switch { 0 => "stream_id, seq", 1 => "ciphertext", _ => "header, ciphertext, hash" };
        folder.Sql("DROP INDEX entries_stream_seq;");
        folder.Sql($"CREATE TABLE kept AS SELECT position, {columns} FROM entries WHERE position IN ($1, $2);", one.Position, other.Position);
        foreach (var (to, from) in new[] { (one.Position, other.Position), (other.Position, one.Position) })
        {
            folder.Sql($"UPDATE entries SET ({columns}) = (SELECT {columns} FROM kept WHERE position = $1) WHERE position = $2;", from, to);
        }

        folder.Sql("DROP TABLE kept;");
        folder.Sql("CREATE UNIQUE INDEX entries_stream_seq ON entries (stream_id, seq);");
        return findings => Names(one.Position)(findings) && Names(other.Position)(findings);
    }

    private StoredEntry Pick(bool butLast = false) => entries[random.Next(entries.Count - (butLast ? 1 : 0))];

    private static byte[] Reheaded(StoredEntry model, long position, string stream, long seq, byte[] previous)
    {
        _ = EntryHeader.TryRead(model.Header, out var header);
        var changed = new EntryHeader
        {
            Position = position,
            Stream = Encoding.UTF8.GetBytes(stream),
            Seq = seq,
            Kind = header.Kind,
            At = header.At,
            KeyId = header.KeyId,
            Nonce = header.Nonce,
            Previous = previous,
        };
        var bytes = new byte[changed.Length];
        changed.WriteTo(bytes);
        return bytes;
    }

    private static Func<IReadOnlyList<Finding>, bool> Says(string words) => findings => findings.Any(finding => finding.What.Contains(words, StringComparison.Ordinal));

    // By itself, or as one of a range.
    private static Func<IReadOnlyList<Finding>, bool> Names(long position) => findings => findings.Any(finding =>
        finding.Position == position
        || finding.What.StartsWith($"entry {position} is missing", StringComparison.Ordinal)
        || Range().Match(finding.What) is { Success: true } range
            && position >= long.Parse(range.Groups["from"].ValueSpan, provider: null) && position <= long.Parse(range.Groups["to"].ValueSpan, provider: null));

    [GeneratedRegex("entries (?<from>[0-9]+) to (?<to>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
