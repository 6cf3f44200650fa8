using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Projections;

/// <summary>
/// Brings a database up to date by the migrations, as the SQL that EF Core makes of them. A service that starts applies them without loading EF Core, which would
/// cost it a third of a second and fifteen megabytes; a test compares each script with its migration.
/// </summary>
internal static class Schema
{
    private const string Suffix = ".sql";

    /// <summary>The ids of all migrations, in order.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        .. typeof(Schema).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The SQL of a migration.</summary>
    public static string Script(string migration)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(migration + Suffix)!);
        return reader.ReadToEnd();
    }

    /// <summary>Applies what the database does not have yet, all or nothing.</summary>
    public static void Apply(SqliteConnection connection)
    {
        if (Missing(connection).Count == 0)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var migration in Missing(connection))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Script(migration);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    // Another process may have applied them since they were last looked for.
    private static List<string> Missing(SqliteConnection connection)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        using var exists = connection.CreateCommand();
        exists.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory';";
        if ((long)exists.ExecuteScalar()! > 0)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT MigrationId FROM \"__EFMigrationsHistory\";";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                applied.Add(rows.GetString(0));
            }
        }

        return [.. Migrations.Where(migration => !applied.Contains(migration))];
    }
}
