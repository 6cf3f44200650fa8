using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>What a verification knows of a stream so far.</summary>
internal struct StreamProgress
{
    /// <summary>Its number; 0 when the record does not list it.</summary>
    public long Id;

    /// <summary>The key that it has now, or <c>null</c>.</summary>
    public byte[]? KeyId;

    /// <summary>Whether that was the key of the last entry read.</summary>
    public bool HasThatKey;

    /// <summary>The place of the last entry read.</summary>
    public long Seq;

    /// <summary>Its hash.</summary>
    public Digest Hash;

    /// <summary>The place of the last turn that could be read.</summary>
    public long LastTurn;

    /// <summary>The place of the turn after which what the conversation remembers is said to hold; 0 when it remembers nothing.</summary>
    public long Remembers;
}

/// <summary>The streams of a record, by number and by name, without a text being made of a name.</summary>
internal sealed class StreamTable
{
    private readonly Dictionary<byte[], int> indexes;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> byName;
    private readonly Dictionary<long, int> byId = [];
    private readonly List<StreamProgress> streams = [];
    private readonly List<byte[]> names = [];

    /// <summary>Reads which streams there are.</summary>
    public StreamTable(SqliteConnection connection)
    {
        indexes = new Dictionary<byte[], int>(new NameComparer());
        byName = indexes.GetAlternateLookup<ReadOnlySpan<byte>>();
        using var rows = new Statement(connection, "SELECT id, name, key_id FROM streams ORDER BY id;");
        while (rows.Step())
        {
            byId.Add(rows.Long(0), Add(rows.Bytes(1), new StreamProgress { Id = rows.Long(0), KeyId = rows.IsNull(2) ? null : rows.Bytes(2).ToArray() }));
        }
    }

    /// <summary>How many streams it has.</summary>
    public int Count => names.Count;

    /// <summary>What is known of a stream.</summary>
    public ref StreamProgress this[int index] => ref CollectionsMarshal.AsSpan(streams)[index];

    /// <summary>The name of a stream in UTF-8.</summary>
    public byte[] NameOf(int index) => names[index];

    /// <summary>The name of a stream, or a question mark when there is none of that index.</summary>
    public string TextOf(int index) => index < 0 ? "?" : Encoding.UTF8.GetString(names[index]);

    /// <summary>The index of the stream of that number, or -1 when there is none.</summary>
    public int IndexOf(long id) => byId.TryGetValue(id, out var index) ? index : -1;

    /// <summary>The index of a stream by its name; a stream that the record does not list is added.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> name) => byName.TryGetValue(name, out var index) ? index : Add(name, default);

    private int Add(ReadOnlySpan<byte> name, StreamProgress progress)
    {
        var index = names.Count;
        names.Add(name.ToArray());
        indexes.TryAdd(names[index], index);
        streams.Add(progress);
        return index;
    }

    private sealed class NameComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
