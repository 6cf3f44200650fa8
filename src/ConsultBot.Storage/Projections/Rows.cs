namespace ConsultBot.Storage.Projections;

/// <summary>An entry of the record.</summary>
public sealed class EntryRow
{
    /// <summary>Its place in the whole record, from 1 without a gap.</summary>
    public long Position { get; set; }

    /// <summary>Its stream.</summary>
    public required string Stream { get; set; }

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

/// <summary>The id that a channel gave a message.</summary>
public sealed class InboundRow
{
    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>The conversation on the channel.</summary>
    public required string Conversation { get; set; }

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
    public required string Stream { get; set; }

    /// <summary>The place of the turn after which it holds.</summary>
    public long Seq { get; set; }

    /// <summary>When that was, in microseconds since 1970-01-01 UTC.</summary>
    public long At { get; set; }

    /// <summary>A nonce and the state, encrypted with the key of the conversation.</summary>
    public required byte[] State { get; set; }
}
