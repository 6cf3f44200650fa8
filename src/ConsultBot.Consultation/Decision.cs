namespace ConsultBot.Consultation;

/// <summary>
/// What a reply decided. Every reply carries exactly one. The order of the members is the order of precedence:
/// when several apply to a message, the first one wins.
/// </summary>
public enum Decision
{
    /// <summary>Signs of self-harm: the crisis line, at once.</summary>
    Crisis,

    /// <summary>Red-flag symptoms: the emergency number, at once.</summary>
    Emergency,

    /// <summary>A reaction after a treatment that is not life-threatening: the clinic's urgent number.</summary>
    AdverseEvent,

    /// <summary>Injection, jailbreak, do-it-yourself injection, or something illegal.</summary>
    RefuseUnsafe,

    /// <summary>A personal amount, strength or schedule.</summary>
    RefuseDosing,

    /// <summary>Fitness of a treatment for this person, or a reading of their own case.</summary>
    RefuseDiagnosis,

    /// <summary>A promise or prediction of this person's result.</summary>
    RefusePromise,

    /// <summary>A person, booking, price, complaint, own records, or distress about looks.</summary>
    Handoff,

    /// <summary>Answered from approved passages.</summary>
    Answer,

    /// <summary>On the subject, but not in the approved passages.</summary>
    Abstain,

    /// <summary>Not the subject of this service.</summary>
    OffTopic,

    /// <summary>Greetings, thanks, and questions about the chat itself.</summary>
    Smalltalk,
}

/// <summary>The names of decisions on the wire and in the files under <c>prompts/</c>.</summary>
public static class Decisions
{
    private static readonly string[] Names =
    [
        "crisis", "emergency", "adverse_event", "refuse_unsafe", "refuse_dosing", "refuse_diagnosis",
        "refuse_promise", "handoff", "answer", "abstain", "off_topic", "smalltalk",
    ];

    /// <summary>The wire name, for example <c>adverse_event</c>.</summary>
    public static string WireName(this Decision decision) => Names[(int)decision];

    /// <summary>Whether the person may be in danger: such replies never wait for retrieval and never teach.</summary>
    public static bool IsUrgent(this Decision decision) => decision <= Decision.AdverseEvent;

    /// <summary>Whether the reply refuses a part of the message.</summary>
    public static bool IsRefusal(this Decision decision) => decision is >= Decision.RefuseUnsafe and <= Decision.RefusePromise;

    /// <summary>The decision of that wire name, or <c>null</c> when there is none.</summary>
    public static Decision? FromWireName(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (Decision)index;
    }
}
