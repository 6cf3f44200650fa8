using ConsultBot.Storage.Projections;

namespace ConsultBot.Storage.Ledger;

/// <summary>An entry to be written.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Body">Its body in UTF-8.</param>
internal sealed record NewEntry(string Stream, EntryKind Kind, byte[] Body)
{
    /// <summary>The channel's own id of a message; a second message of the same id is not written.</summary>
    public InboundId? Inbound { get; init; }

    /// <summary>What queries need to know of a turn.</summary>
    public TurnRow? Turn { get; init; }

    /// <summary>What the conversation remembers afterwards, in UTF-8 JSON.</summary>
    public byte[]? State { get; init; }
}

/// <summary>A message by the id that its channel gave it.</summary>
internal readonly record struct InboundId(string Channel, string Conversation, string ActivityId);
