using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage;

/// <summary>Reads the connection string of a record.</summary>
public static class RecordFile
{
    /// <summary>The connection string with its file as an absolute path.</summary>
    /// <param name="connectionString">As it is configured.</param>
    /// <param name="root">The folder that a relative path starts from.</param>
    /// <exception cref="ArgumentException">It is no SQLite connection string, or names no file.</exception>
    public static string Rooted(string connectionString, string root)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (parts.DataSource.Length == 0 || parts.Mode is SqliteOpenMode.Memory || parts.DataSource.StartsWith(':') || parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("It must name a file, for example Data Source=.data/consultbot.db.", nameof(connectionString));
        }

        parts.DataSource = Path.GetFullPath(parts.DataSource, root);
        return parts.ToString();
    }

    /// <summary>The file of a record.</summary>
    public static string PathOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
}
