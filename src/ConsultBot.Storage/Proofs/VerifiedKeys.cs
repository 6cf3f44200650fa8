using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Proofs;

/// <summary>The keys of streams, for a verification: kept by stream, read some at a time, and with those that are gone remembered.</summary>
internal sealed class VerifiedKeys(KeyRing ring, StreamTable streams, Findings findings) : IDisposable
{
    private const int MostKept = 65_536;
    private const int ReadTogether = 256;

    private readonly Dictionary<int, StreamKey> kept = [];
    private readonly Dictionary<string, (long Position, string Stream)> missing = new(StringComparer.Ordinal);
    private bool isReading;
    private long read;

    /// <summary>The ids of the keys that are gone, with the first entry of each.</summary>
    public IReadOnlyDictionary<string, (long Position, string Stream)> Missing => missing;

    /// <summary>The key of an entry, or <c>null</c> when it is gone.</summary>
    public StreamKey? Of(EntryHeader header, int stream, long position)
    {
        if (kept.TryGetValue(stream, out var key) && header.KeyId.SequenceEqual(key.Utf8Id))
        {
            return key;
        }

        var id = Encoding.UTF8.GetString(header.KeyId);
        key = Find(id);
        if (key is null)
        {
            missing.TryAdd(id, (position, streams.TextOf(stream)));
            return null;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept[stream] = key;
    }

    public void Dispose() => StopReading();

    private StreamKey? Find(string id)
    {
        if (read++ % ReadTogether == 0)
        {
            StopReading();
            ring.ReadTogether(isOn: true);
            isReading = true;
        }

        try
        {
            return ring.Find(id);
        }
        catch (CryptographicException)
        {
            findings.Add($"the key {id} cannot be unwrapped: it was changed");
            return null;
        }
    }

    private void StopReading()
    {
        if (isReading)
        {
            ring.ReadTogether(isOn: false);
            isReading = false;
        }
    }
}
