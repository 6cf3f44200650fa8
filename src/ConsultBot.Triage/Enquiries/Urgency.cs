namespace ConsultBot.Triage.Enquiries;

/// <summary>How soon somebody has to look at an enquiry, most urgent first.</summary>
public enum Urgency
{
    /// <summary>Somebody may be in danger; the patient has the emergency text already.</summary>
    Immediate,

    /// <summary>A reaction after a treatment.</summary>
    Urgent,

    /// <summary>A complaint, or distress.</summary>
    Today,

    /// <summary>Everything else.</summary>
    Routine,
}

/// <summary>What an enquiry is about.</summary>
public enum EnquiryTopic
{
    /// <summary>Danger to life, by symptoms.</summary>
    Emergency,

    /// <summary>Self-harm.</summary>
    Crisis,

    /// <summary>A reaction after a treatment.</summary>
    AdverseEvent,

    /// <summary>Distress about looks.</summary>
    Distress,

    /// <summary>Something went wrong, or was paid for and not had.</summary>
    Complaint,

    /// <summary>A person was asked for.</summary>
    Person,

    /// <summary>An appointment.</summary>
    Booking,

    /// <summary>A price.</summary>
    Price,

    /// <summary>The patient's own records.</summary>
    Records,

    /// <summary>A question that the passages do not answer.</summary>
    Question,

    /// <summary>A reply that the patient found wrong, with words of theirs.</summary>
    Feedback,
}

/// <summary>Where an enquiry stands.</summary>
public enum EnquiryState
{
    /// <summary>Nobody has it.</summary>
    New,

    /// <summary>Somebody has it, and the patient waits.</summary>
    Claimed,

    /// <summary>Somebody has it, and the patient was answered.</summary>
    WaitingForPatient,

    /// <summary>It is done.</summary>
    Resolved,
}

/// <summary>The names of these in the record and in what staff write.</summary>
public static class EnquiryNames
{
    private static readonly string[] Topics = ["emergency", "crisis", "adverse-event", "distress", "complaint", "person", "booking", "price", "records", "question", "feedback"];

    /// <summary>The name of an urgency, for example <c>today</c>.</summary>
    public static string WireName(this Urgency urgency) => urgency.ToString().ToLowerInvariant();

    /// <summary>The name of a topic, for example <c>adverse-event</c>.</summary>
    public static string WireName(this EnquiryTopic topic) => Topics[(int)topic];

    /// <summary>The name of a state, for example <c>waiting-for-patient</c>.</summary>
    public static string WireName(this EnquiryState state) => state switch
    {
        EnquiryState.WaitingForPatient => "waiting-for-patient",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>The urgency of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Urgency UrgencyOf(string name) => Enum.GetValues<Urgency>().Single(urgency => string.Equals(urgency.WireName(), name, StringComparison.Ordinal));

    /// <summary>The topic of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static EnquiryTopic TopicOf(string name) => Enum.GetValues<EnquiryTopic>().Single(topic => string.Equals(topic.WireName(), name, StringComparison.Ordinal));

    /// <summary>The state of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static EnquiryState StateOf(string name) => Enum.GetValues<EnquiryState>().Single(state => string.Equals(state.WireName(), name, StringComparison.Ordinal));
}
