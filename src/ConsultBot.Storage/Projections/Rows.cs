namespace ConsultBot.Storage.Projections;

/// <summary>An entry of the record.</summary>
public sealed class EntryRow
{
    /// <summary>Its place in the whole record, from 1 without a gap.</summary>
    public long Position { get; set; }

    /// <summary>Its stream, by <see cref="StreamRow.Id"/>.</summary>
    public long StreamId { get; set; }

    /// <summary>Its place in the stream, from 1 without a gap.</summary>
    public long Seq { get; set; }

    /// <summary>Its kind, by name.</summary>
    public required string Kind { get; set; }

    /// <summary>When it was written, in microseconds since 1970-01-01 UTC.</summary>
    public long At { get; set; }

    /// <summary>The header as bytes.</summary>
    public required byte[] Header { get; set; }

    /// <summary>The encrypted body with its tag.</summary>
    public required byte[] Ciphertext { get; set; }

    /// <summary>The hash over header and ciphertext.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>
/// A stream. Other rows name it by its number, which is given in order of first use: what is written at the same time then stands together, where random names
/// would scatter every commit over the whole file.
/// </summary>
public sealed class StreamRow
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>Its name, for example <c>conversation/…</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The key that its next entry is encrypted with; <c>null</c> when its words were erased and nothing came since.</summary>
    public string? KeyId { get; set; }
}

/// <summary>The id that a channel gave a message.</summary>
public sealed class InboundRow
{
    /// <summary>The stream of the conversation.</summary>
    public long StreamId { get; set; }

    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>The channel's id of the message.</summary>
    public required string Activity { get; set; }

    /// <summary>The position of its entry.</summary>
    public long Position { get; set; }

    /// <summary>Its place in the stream.</summary>
    public long Seq { get; set; }
}

/// <summary>What a conversation remembers. It can be worked out again from its last turn.</summary>
public sealed class ConversationRow
{
    /// <summary>The stream of the conversation.</summary>
    public long StreamId { get; set; }

    /// <summary>The place of the turn after which it holds.</summary>
    public long Seq { get; set; }

    /// <summary>When that was, in microseconds since 1970-01-01 UTC.</summary>
    public long At { get; set; }

    /// <summary>A nonce and the state, encrypted with the key of the conversation.</summary>
    public required byte[] State { get; set; }
}
