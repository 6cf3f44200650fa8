using System.Security.Cryptography;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares what conversations remember with what follows from their last turns.</summary>
internal sealed class StateCheck(SqliteConnection connection, StreamTable streams, long from, Findings findings) : IDisposable
{
    private readonly Statement all = new(connection, "SELECT stream_id, state FROM conversations;");
    private readonly Statement one = new(connection, "SELECT stream_id, state FROM conversations WHERE stream_id = ?1;");

    /// <summary>Compares, after all entries were read.</summary>
    /// <param name="keyOf">The key that a stream has now, by the stream's index.</param>
    public void Finish(Func<int, StreamKey?> keyOf)
    {
        var seen = new bool[streams.Count];
        while (from == 0 && all.Step())
        {
            Check(all, seen, keyOf);
        }

        for (var i = 0; i < seen.Length; i++)
        {
            if (!streams[i].HasState)
            {
                continue;
            }

            one.Bind(1, streams[i].Id);
            while (from > 0 && one.Step())
            {
                Check(one, seen, keyOf);
            }

            if (!seen[i])
            {
                findings.Add($"what {streams.TextOf(i)} remembers is missing");
            }
        }
    }

    public void Dispose()
    {
        all.Dispose();
        one.Dispose();
    }

    private void Check(Statement row, bool[] seen, Func<int, StreamKey?> keyOf)
    {
        var index = streams.IndexOf(row.Long(0));
        if (index < 0 || !streams[index].HasState)
        {
            if (index < 0 || keyOf(index) is not null)
            {
                findings.Add($"the projections remember something of {streams.TextOf(index)}, but the record has no turn of it");
            }

            return;
        }

        seen[index] = true;
        if (keyOf(index) is { } key
            && (ConversationSeal.Open(streams.NameOf(index), row.Bytes(1), key) is not { } state
                || !SHA256.HashData(state).AsSpan().SequenceEqual(streams[index].State)))
        {
            findings.Add($"what {streams.TextOf(index)} remembers does not follow from its last turn");
        }
    }
}
