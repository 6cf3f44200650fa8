namespace ConsultBot.Storage.Ledger;

/// <summary>What an entry of the record is.</summary>
public enum EntryKind
{
    /// <summary>What a patient sent.</summary>
    Message,

    /// <summary>A turn: how messages were answered, and why.</summary>
    Turn,

    /// <summary>Something that happened outside a turn, such as fixed texts sent while the record could not be written.</summary>
    Notice,

    /// <summary>What a member of staff wrote to a patient.</summary>
    StaffMessage,

    /// <summary>A change of an enquiry.</summary>
    EnquiryChanged,

    /// <summary>A patient's judgement of a reply.</summary>
    Feedback,

    /// <summary>A change of a passage's status.</summary>
    KnowledgeChanged,

    /// <summary>A change of rules, texts or the service's mode.</summary>
    PolicyChanged,

    /// <summary>A reviewer's judgement of a turn.</summary>
    Review,

    /// <summary>Somebody looked at something.</summary>
    Access,

    /// <summary>A legal hold was set or lifted.</summary>
    Hold,

    /// <summary>A conversation's words were erased.</summary>
    Erasure,

    /// <summary>What a channel said of a delivery.</summary>
    Delivery,

    /// <summary>A checkpoint was taken.</summary>
    Checkpoint,
}

/// <summary>The names of kinds in the record.</summary>
public static class EntryKinds
{
    private static readonly string[] Names =
    [
        "message", "turn", "notice", "staff_message", "enquiry_changed", "feedback", "knowledge_changed", "policy_changed", "review", "access", "hold",
        "erasure", "delivery", "checkpoint",
    ];

    private static readonly byte[][] Utf8 = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>The name, for example <c>staff_message</c>.</summary>
    public static string WireName(this EntryKind kind) => Names[(int)kind];

    /// <summary>The kind of that name, or <c>null</c> when there is none.</summary>
    public static EntryKind? FromWireName(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (EntryKind)index;
    }

    /// <summary>The name in UTF-8.</summary>
    internal static ReadOnlySpan<byte> Utf8Name(this EntryKind kind) => Utf8[(int)kind];
}
