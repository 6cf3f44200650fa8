using ConsultBot.Storage.Projections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConsultBot.Storage.Design;

/// <summary>Gives the migration tool a context.</summary>
internal sealed class RecordContextFactory : IDesignTimeDbContextFactory<RecordContext>
{
    /// <inheritdoc />
    public RecordContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<RecordContext>().UseSqlite("Data Source=design.db").Options);
}
