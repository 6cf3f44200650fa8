namespace ConsultBot.Consultation;

/// <summary>What a channel knows of a message beside its words.</summary>
[Flags]
public enum Circumstances
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A file came with it, which nobody opened or kept.</summary>
    HasAttachment = 1,

    /// <summary>It is one more than a conversation may send in the time.</summary>
    TooMany = 2,

    /// <summary>The clinic asks patients to agree that the chat is kept before it answers on this channel.</summary>
    NeedsConsent = 4,

    /// <summary>The patient agreed with it, by a button.</summary>
    Agrees = 8,

    /// <summary>The visitor came by a signed link, so a service in preview answers.</summary>
    Invited = 16,
}
