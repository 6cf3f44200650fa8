using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage;

/// <summary>Where the record lies.</summary>
/// <param name="ConnectionString">The SQLite connection string of the record.</param>
/// <param name="DataPath">The folder of keys and checkpoints.</param>
/// <param name="WrappingKey">The key that wraps all others.</param>
public sealed record RecordPlace(string ConnectionString, string DataPath, WrappingKey WrappingKey)
{
    /// <summary>The file of the wrapped keys.</summary>
    public string KeysPath => Path.Combine(DataPath, "keys.db");

    /// <summary>The file of the key that signs checkpoints.</summary>
    public string SigningKeyPath => Path.Combine(DataPath, "signing.key");

    /// <summary>The file of checkpoints.</summary>
    public string CheckpointsPath => Path.Combine(DataPath, "checkpoints.jsonl");

    /// <summary>The file that says up to where the record was verified.</summary>
    public string VerifiedPath => Path.Combine(DataPath, "verified.json");
}
