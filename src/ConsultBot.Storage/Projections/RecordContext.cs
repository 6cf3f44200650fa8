using Microsoft.EntityFrameworkCore;

namespace ConsultBot.Storage.Projections;

/// <summary>The database of the record for everything but the append path: its schema, its migrations, and queries.</summary>
public sealed class RecordContext(DbContextOptions<RecordContext> options) : DbContext(options)
{
    /// <summary>The streams.</summary>
    public DbSet<StreamRow> Streams => Set<StreamRow>();

    /// <summary>The entries, as they were written.</summary>
    public DbSet<EntryRow> Entries => Set<EntryRow>();

    /// <summary>The turns, for queries.</summary>
    public DbSet<TurnRow> Turns => Set<TurnRow>();

    /// <summary>The ids of messages that channels delivered.</summary>
    public DbSet<InboundRow> Inbound => Set<InboundRow>();

    /// <summary>What each conversation remembers, encrypted.</summary>
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    /// <summary>The enquiries as they stand.</summary>
    public DbSet<EnquiryRow> Enquiries => Set<EnquiryRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(RecordContext).Assembly);
}
