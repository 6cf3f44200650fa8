using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares what conversations remember with what follows from their last turns.</summary>
internal sealed class StateCheck : IDisposable
{
    private readonly StreamTable streams;
    private readonly long from;
    private readonly Findings findings;
    private readonly Statement find;

    public StateCheck(SqliteConnection connection, StreamTable streams, long from, Findings findings)
    {
        this.streams = streams;
        this.from = from;
        this.findings = findings;
        find = new Statement(connection, "SELECT state FROM conversations WHERE stream_id = ?1;");
        using var all = new Statement(connection, "SELECT stream_id, seq FROM conversations;");
        while (all.Step())
        {
            if (streams.IndexOf(all.Long(0)) is >= 0 and var index)
            {
                streams[index].Remembers = all.Long(1);
            }
            else
            {
                findings.Add($"the projections remember something of stream {all.Long(0)}, which the record does not have");
            }
        }
    }

    /// <summary>Whether what a conversation remembers is said to follow from the turn at that place.</summary>
    public bool Follows(int stream, long seq) => streams[stream].Remembers == seq;

    /// <summary>Compares what a conversation remembers with what its turn says.</summary>
    public void Check(int stream, StreamKey key, ReadOnlySpan<byte> expected)
    {
        find.Bind(1, streams[stream].Id);
        if (!find.Step())
        {
            return;
        }

        if (!ConversationSeal.Open(streams.NameOf(stream), find.Bytes(0), key).AsSpan().SequenceEqual(expected))
        {
            Tell(stream);
        }

        find.Reset();
    }

    /// <summary>Tells, after all entries were read, of conversations that remember nothing, or something older than their last turn.</summary>
    public void Finish()
    {
        for (var i = 0; i < streams.Count; i++)
        {
            var stream = streams[i];
            if (stream.LastTurn > 0 && stream.Remembers == 0)
            {
                findings.Add($"what {streams.TextOf(i)} remembers is missing");
            }
            else if (stream.LastTurn > 0 && stream.LastTurn != stream.Remembers)
            {
                Tell(i);
            }
            else if (stream.LastTurn == 0 && stream.Remembers > 0 && from == 0 && stream.KeyId is not null)
            {
                findings.Add($"the projections remember something of {streams.TextOf(i)}, but no turn of it can be read");
            }
        }
    }

    public void Dispose() => find.Dispose();

    private void Tell(int stream) => findings.Add($"what {streams.TextOf(stream)} remembers does not follow from its last turn");
}
