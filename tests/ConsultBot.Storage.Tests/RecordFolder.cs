using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Proofs;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Tests;

/// <summary>A record in a temporary folder, and the means to look at it and to meddle with it from outside.</summary>
internal sealed class RecordFolder : IDisposable
{
    public RecordFolder()
        : this(Directory.CreateTempSubdirectory("consultbot-").FullName)
    {
    }

    private RecordFolder(string path)
    {
        Path = path;
        Place = new RecordPlace($"Data Source={File("consultbot.db")}", path, WrappingKey.ReadOrMake(File("wrapping.key")));
    }

    public string Path { get; }

    public RecordPlace Place { get; }

    public string Database => File("consultbot.db");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public Record Open(TimeProvider? clock = null) => Record.Open(Place, clock ?? TimeProvider.System);

    /// <summary>A copy, to be meddled with.</summary>
    public RecordFolder Copy()
    {
        var path = Directory.CreateTempSubdirectory("consultbot-").FullName;
        foreach (var file in Directory.GetFiles(Path))
        {
            System.IO.File.Copy(file, System.IO.Path.Combine(path, System.IO.Path.GetFileName(file)));
        }

        return new RecordFolder(path);
    }

    /// <summary>Writes turns and closes the record, so that all of it is signed.</summary>
    public async Task FillAsync(int conversations, int turns, string prefix = "c")
    {
        await using var record = Open();
        for (var turn = 1; turn <= turns; turn++)
        {
            for (var conversation = 1; conversation <= conversations; conversation++)
            {
                var id = $"{prefix}{conversation}";
                await record.Turns.AppendAsync(Given.Turn(id, $"question {turn} of {id}", $"{id}-{turn}", turn), CancellationToken.None);
            }
        }
    }

    public Verification Verify(bool isIncremental = false) => new RecordVerifier(Place).Verify(withProjections: true, isIncremental: isIncremental);

    public void AssertClean() => Assert.Empty(Verify().Findings);

    public IReadOnlyList<StoredEntry> Entries()
    {
        using var reader = new LedgerReader(new LedgerDatabase(Place.ConnectionString).OpenForReading());
        return [.. reader.All()];
    }

    /// <summary>The id of the key that a stream has now.</summary>
    public string? KeyOf(string stream)
    {
        using var reader = new LedgerReader(new LedgerDatabase(Place.ConnectionString).OpenForReading());
        return reader.State(stream).KeyId;
    }

    public void Sql(string sql, params object[] values)
    {
        using var connection = Connect(Database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        command.ExecuteNonQuery();
    }

    public long Number(string sql, string? database = null)
    {
        using var connection = Connect(database ?? Database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public static SqliteConnection Connect(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=5");
        connection.Open();
        return connection;
    }

    /// <summary>The files that hold these bytes.</summary>
    public IReadOnlyList<string> FilesWith(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();

        // An empty file has nothing in it, and one of them is a lock that cannot be opened twice.
        foreach (var file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            if (content.AsSpan().IndexOf(bytes) >= 0)
            {
                found.Add(System.IO.Path.GetFileName(file));
            }
        }

        return found;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
