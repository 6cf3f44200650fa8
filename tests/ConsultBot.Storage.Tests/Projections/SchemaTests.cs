using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConsultBot.Storage.Tests.Projections;

/// <summary>The scripts by which a service makes its schema are what EF Core makes of the migrations.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Every_migration_has_its_script_and_every_script_its_migration()
    {
        using var context = Context("Data Source=:memory:");
        var migrations = context.Database.GetMigrations().ToArray();
        var migrator = context.GetService<IMigrator>();

        Assert.Equal(migrations, Schema.Migrations);
        for (var i = 0; i < migrations.Length; i++)
        {
            var script = migrator.GenerateScript(i == 0 ? Migration.InitialDatabase : migrations[i - 1], migrations[i], MigrationsSqlGenerationOptions.NoTransactions);

            Assert.Equal(Lines(script), Lines(Schema.Script(migrations[i])));
        }
    }

    [Fact]
    public async Task A_new_database_is_what_EF_Core_asks_for()
    {
        using var folder = new RecordFolder();
        await folder.Open().DisposeAsync();

        using var context = Context($"Data Source={folder.Database}");
        Assert.Empty(context.Database.GetPendingMigrations());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Several_that_start_at_once_make_it_once()
    {
        using var folder = new RecordFolder();
        Parallel.For(0, 8, _ =>
        {
            using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
            connection.Open();
            Schema.Apply(connection);
        });

        Assert.Equal(Schema.Migrations.Count, folder.Number("SELECT count(*) FROM \"__EFMigrationsHistory\";"));
    }

    private static string[] Lines(string script) => [.. script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("--", StringComparison.Ordinal))];

    private static RecordContext Context(string connection) => new(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
}
