using System.Security.Cryptography;
using ConsultBot.Storage;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Configuration;

/// <summary>Where the record lies, checked. The key itself is read, or in Development made, only when the record is opened.</summary>
public sealed class RecordSettings
{
    private const string ConnectionKey = "ConnectionStrings:ConsultBot";
    private const string DataKey = "Data:Path";
    private const string WrappingKeyKey = "Record:WrappingKey";

    private readonly string? wrappingKey;

    private RecordSettings(string connectionString, string dataPath, string? wrappingKey)
    {
        ConnectionString = connectionString;
        DataPath = dataPath;
        this.wrappingKey = wrappingKey;
    }

    /// <summary>The connection string, with an absolute path.</summary>
    public string ConnectionString { get; }

    /// <summary>The folder of keys and checkpoints.</summary>
    public string DataPath { get; }

    /// <summary>Whether there is a record yet.</summary>
    public bool Exists => File.Exists(RecordFile.PathOf(ConnectionString));

    private string WrappingKeyPath => Path.Combine(DataPath, "wrapping.key");

    /// <summary>Reads the settings and adds what is wrong to the problems.</summary>
    public static RecordSettings Read(Surroundings surroundings, List<string> problems)
    {
        var connectionString = surroundings.Configuration[ConnectionKey] is { Length: > 0 } configured ? configured : "Data Source=.data/consultbot.db";
        try
        {
            connectionString = RecordFile.Rooted(connectionString, surroundings.ContentRoot);
        }
        catch (ArgumentException exception)
        {
            problems.Add($"{ConnectionKey}: {exception.Message}");
        }

        var key = surroundings.Configuration[WrappingKeyKey] is { Length: > 0 } given ? given : null;
        if (key is null && !surroundings.IsDevelopment)
        {
            problems.Add($"{WrappingKeyKey} is missing: outside Development the key that wraps all others is configured, 32 random bytes in base64, for example from: openssl rand -base64 32");
        }
        else if (key is not null && !IsKey(key))
        {
            problems.Add($"{WrappingKeyKey} must be 32 bytes in base64, for example from: openssl rand -base64 32");
        }

        return new RecordSettings(connectionString, surroundings.PathOf(DataKey, ".data"), key);
    }

    /// <summary>A record in a folder of its own, under a key that nobody keeps.</summary>
    public static RecordSettings ThrowAway(string folder) => new(
        RecordFile.Rooted("Data Source=consultbot.db", folder), folder, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The place of the record, with its key.</summary>
    /// <exception cref="SettingsException">The key cannot be read or made.</exception>
    public RecordPlace Place()
    {
        try
        {
            return new RecordPlace(ConnectionString, DataPath, wrappingKey is null ? WrappingKey.ReadOrMake(WrappingKeyPath) : WrappingKey.Parse(wrappingKey));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SettingsException([$"{DataKey}: the key file {WrappingKeyPath} cannot be used: {exception.Message}"]);
        }
    }

    /// <summary>What is wrong when the record cannot be opened, by the key that a person can put right.</summary>
    public SettingsException Explain(Exception exception) => new(
    [
        exception is CryptographicException
            ? $"{WrappingKeyKey} is not the key of the record in {DataPath}: the keys there were made under another one, or were changed. "
              + (wrappingKey is null ? $"In Development it is the file {WrappingKeyPath}." : "Give the key that the record was made with.")
            : $"{ConnectionKey}: the record {RecordFile.PathOf(ConnectionString)} with its keys under {DataKey} ({DataPath}) cannot be opened: {exception.Message}",
    ]);

    private static bool IsKey(string base64)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length == 32;
    }
}
