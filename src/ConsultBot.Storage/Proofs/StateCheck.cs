using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares what conversations remember with what follows from their last turns.</summary>
internal sealed class StateCheck(SqliteConnection connection, KeyRing ring, StreamTable streams, long from, Findings findings) : IDisposable
{
    private readonly Statement all = new(connection, "SELECT stream, state FROM conversations;");
    private readonly Statement one = new(connection, "SELECT stream, state FROM conversations WHERE stream = ?1;");

    /// <summary>Compares, after all entries were read.</summary>
    public void Finish()
    {
        var seen = new bool[streams.Count];
        if (from == 0)
        {
            while (all.Step())
            {
                Check(all, seen);
            }
        }

        for (var i = 0; i < seen.Length; i++)
        {
            if (from > 0 && streams[i].HasState)
            {
                one.BindText(1, streams.NameOf(i));
                while (one.Step())
                {
                    Check(one, seen);
                }
            }

            if (streams[i].HasState && !seen[i])
            {
                findings.Add($"what {Encoding.UTF8.GetString(streams.NameOf(i))} remembers is missing");
            }
        }
    }

    public void Dispose()
    {
        all.Dispose();
        one.Dispose();
    }

    private void Check(Statement row, bool[] seen)
    {
        var index = streams.Find(row.Bytes(0));
        var name = row.Text(0);
        if (index < 0 || !streams[index].HasState)
        {
            if (index < 0 || ring.Find(name) is not null)
            {
                findings.Add($"the projections remember something of {name}, but the record has no turn of it");
            }

            return;
        }

        seen[index] = true;
        if (ring.Find(name) is { } key
            && (ConversationSeal.Open(name, row.Bytes(1), key) is not { } state || !SHA256.HashData(state).AsSpan().SequenceEqual(streams[index].State)))
        {
            findings.Add($"what {name} remembers does not follow from its last turn");
        }
    }
}
