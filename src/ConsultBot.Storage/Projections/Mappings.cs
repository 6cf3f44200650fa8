using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultBot.Storage.Projections;

internal sealed class StreamMapping : IEntityTypeConfiguration<StreamRow>
{
    public void Configure(EntityTypeBuilder<StreamRow> builder)
    {
        builder.ToTable("streams").HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.KeyId).HasColumnName("key_id");
        builder.HasIndex(row => row.Name).IsUnique().HasDatabaseName("streams_name");
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<EntryRow>
{
    public void Configure(EntityTypeBuilder<EntryRow> builder)
    {
        builder.ToTable("entries").HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.StreamId).HasColumnName("stream_id");
        builder.Property(row => row.Seq).HasColumnName("seq");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Header).HasColumnName("header");
        builder.Property(row => row.Ciphertext).HasColumnName("ciphertext");
        builder.Property(row => row.Hash).HasColumnName("hash");
        builder.HasIndex(row => new { row.StreamId, row.Seq }).IsUnique().HasDatabaseName("entries_stream_seq");
    }
}

internal sealed class TurnMapping : IEntityTypeConfiguration<TurnRow>
{
    public void Configure(EntityTypeBuilder<TurnRow> builder)
    {
        builder.ToTable("turns").HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.StreamId).HasColumnName("stream_id");
        builder.Property(row => row.Seq).HasColumnName("seq");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Channel).HasColumnName("channel");
        builder.Property(row => row.Language).HasColumnName("language");
        builder.Property(row => row.Decision).HasColumnName("decision");
        builder.Property(row => row.Rule).HasColumnName("rule");
        builder.Property(row => row.Therapies).HasColumnName("therapies");
        builder.Property(row => row.Caveats).HasColumnName("caveats");
        builder.Property(row => row.CaveatForm).HasColumnName("caveat_form");
        builder.Property(row => row.Passages).HasColumnName("passages");
        builder.Property(row => row.Sources).HasColumnName("sources");
        builder.Property(row => row.Model).HasColumnName("model");
        builder.Property(row => row.HandoffRequested).HasColumnName("handoff_requested");
        builder.Property(row => row.PolicyHash).HasColumnName("policy_hash");
        builder.Property(row => row.KnowledgeHash).HasColumnName("knowledge_hash");
        builder.Property(row => row.PromptsHash).HasColumnName("prompts_hash");
    }
}

internal sealed class InboundMapping : IEntityTypeConfiguration<InboundRow>
{
    public void Configure(EntityTypeBuilder<InboundRow> builder)
    {
        builder.ToTable("inbound").HasKey(row => new { row.StreamId, row.Channel, row.Activity });
        builder.Property(row => row.Channel).HasColumnName("channel");
        builder.Property(row => row.StreamId).HasColumnName("stream_id");
        builder.Property(row => row.Activity).HasColumnName("activity");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Seq).HasColumnName("seq");
    }
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> builder)
    {
        builder.ToTable("conversations").HasKey(row => row.StreamId);
        builder.Property(row => row.StreamId).HasColumnName("stream_id").ValueGeneratedNever();
        builder.Property(row => row.Seq).HasColumnName("seq");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.State).HasColumnName("state");
    }
}

internal sealed class EnquiryMapping : IEntityTypeConfiguration<EnquiryRow>
{
    public void Configure(EntityTypeBuilder<EnquiryRow> builder)
    {
        builder.ToTable("enquiries").HasKey(row => row.Number);
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedNever();
        builder.Property(row => row.StreamId).HasColumnName("stream_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Channel).HasColumnName("channel");
        builder.Property(row => row.Topic).HasColumnName("topic");
        builder.Property(row => row.Urgency).HasColumnName("urgency");
        builder.Property(row => row.Why).HasColumnName("why");
        builder.Property(row => row.Team).HasColumnName("team");
        builder.Property(row => row.Language).HasColumnName("language");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.ClaimedBy).HasColumnName("claimed_by");
        builder.Property(row => row.OpenedAt).HasColumnName("opened_at");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.ChangedAt).HasColumnName("changed_at");
        builder.Property(row => row.SnoozedUntil).HasColumnName("snoozed_until");
        builder.Property(row => row.IsReminded).HasColumnName("reminded");
        builder.Property(row => row.IsEscalated).HasColumnName("escalated");
        builder.Property(row => row.IsShown).HasColumnName("shown");
        builder.HasIndex(row => row.State).HasDatabaseName("enquiries_open").HasFilter("state <> 'resolved'");
        builder.HasIndex(row => row.StreamId).HasDatabaseName("enquiries_stream");
    }
}
