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

    /// <summary>How an enquiry stands after it.</summary>
    public EnquiryRow? Enquiry { get; init; }

    /// <summary>The stream whose key is forgotten once the entry is committed.</summary>
    public StreamErasure? Erases { get; init; }
}

/// <summary>A message by the id that its channel gave it.</summary>
internal readonly record struct InboundId(string Channel, string ActivityId);

/// <summary>A stream and the key that it loses.</summary>
internal sealed record StreamErasure(string Stream, string KeyId);

/// <summary>An entry that stands in the record.</summary>
/// <param name="Position">Its place in the whole record.</param>
/// <param name="Seq">Its place in its stream.</param>
/// <param name="IsNew">Whether it was written now; <c>false</c> for a message that the channel delivered before.</param>
internal readonly record struct WrittenEntry(long Position, long Seq, bool IsNew);

/// <summary>Entries that wait to be written together, and whoever waits for them.</summary>
internal sealed class PendingWrite(IReadOnlyList<NewEntry> entries)
{
    private readonly TaskCompletionSource<WrittenEntry[]> written = new();

    /// <summary>The entries.</summary>
    public IReadOnlyList<NewEntry> Entries { get; } = entries;

    /// <summary>The stream whose key goes once the entries are committed, or <c>null</c>.</summary>
    public StreamErasure? Erases { get; } = entries[0].Erases;

    /// <summary>Ends when they are durable, or with the reason why not.</summary>
    public Task<WrittenEntry[]> Written => written.Task;

    /// <summary>Where they stand, if the running transaction is committed.</summary>
    public WrittenEntry[] Places { get; set; } = [];

    /// <summary>Why they do not, or <c>null</c>.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Ends the wait. Whoever waits goes on in this call, so it is never made by the writer's thread.</summary>
    public void End()
    {
        if (Failure is null)
        {
            written.SetResult(Places);
        }
        else
        {
            written.SetException(Failure);
        }
    }
}
