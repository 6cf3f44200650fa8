using ConsultBot.Consultation.Replies;

namespace ConsultBot.Consultation.Tests;

/// <summary>A small book of replies: every key that the composer asks for, in English, and a few in Vietnamese.</summary>
internal static class Texts
{
    public static ReplyBook Book { get; } = Of(Given.Clinic);

    public static ReplyBook Of(ClinicProfile clinic) => new(
        clinic,
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["en"] = English, ["vi"] = Vietnamese },
        "replies-hash");

    public static Dictionary<string, string> English => new(StringComparer.Ordinal)
    {
        ["emergency"] = "Call {EmergencyNumber} now.",
        ["crisis"] = "Call {CrisisLine} now.",
        ["emergency-and-crisis"] = "Call {EmergencyNumber} now, or {CrisisLine}.",
        ["adverse_event"] = "Call us on {UrgentPhone}.",
        ["emergency.again"] = "Please call {EmergencyNumber} now.",
        ["crisis.again"] = "Please call {CrisisLine} now.",
        ["reminder.crisis"] = "Low again? Call {CrisisLine}.",
        ["reminder.emergency"] = "In danger? Call {EmergencyNumber}.",
        ["reminder.adverse_event"] = "Still unwell? Call {UrgentPhone}.",
        ["refuse_unsafe"] = "I can't do that.",
        ["note.minor"] = "Talk with a parent.",
        ["note.title"] = "An AI, no doctor.",
        ["refuse_dosing"] = "I can't give you an amount.",
        ["refuse_dosing.facts"] = "In general, on amounts:",
        ["refuse_diagnosis"] = "I can't tell if this is right for you.",
        ["refuse_promise"] = "I can't promise a result.",
        ["facts"] = "In general:",
        ["person"] = "To talk to a person, call {Phone}.",
        ["handoff"] = "Call {Phone}.",
        ["abstain"] = "I don't know.",
        ["abstain.near"] = "I don't know. But about \"{Near1}\" or \"{Near2}\".",
        ["abstain.topic"] = "I don't know {What}. But about \"{Near1}\" or \"{Near2}\".",
        ["abstain.language"] = "English only.",
        ["off_topic"] = "I can't help with that one.",
        ["smalltalk.greeting"] = "Hi, this is {ClinicName}.",
        ["smalltalk.safe"] = "I'm glad.",
        ["smalltalk.safe-crisis"] = "I'm glad. If you feel that way again, call {CrisisLine}.",
        ["caveat-label"] = "Please note:",
        ["not-offered"] = "{ClinicName} does not offer this.",
        ["unreviewed"] = "No clinician has checked this.",
        ["consent.needed"] = "Do you agree?",
        ["consent.given"] = "Thank you.",
        ["too-many"] = "Wait a little.",
        ["upload-refused"] = "No files.",
        ["too-long"] = "Too long.",
        ["unreadable"] = "Words, please.",
        ["out-of-service"] = "Out of service. Call {EmergencyNumber} in an emergency.",
        ["paused"] = "Paused. Call {Phone}, or {EmergencyNumber} in an emergency.",
        ["gaps.days"] = "They don't say how many days.",
        ["gaps.price"] = "They don't give a price.",
    };

    private static Dictionary<string, string> Vietnamese => new(StringComparer.Ordinal)
    {
        ["emergency"] = "Gọi {EmergencyNumber} ngay.",
        ["abstain.language"] = "Chỉ có tiếng Anh.",
        ["refuse_dosing"] = "Tôi không thể cho liều.",
    };
}
