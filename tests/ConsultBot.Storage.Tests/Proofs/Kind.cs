namespace ConsultBot.Storage.Tests.Proofs;

/// <summary>What somebody may do who has every file of the record, but not the wrapping key and so not the signing key.</summary>
public enum Kind
{
    Byte,
    Delete,
    Insert,
    Reorder,
    Swap,
    CutTail,
    VanishedConversation,
    OlderDatabase,
    ForgedCheckpoint,
    EditedProjection,
}
