using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Prompts;

/// <summary>The keys that <c>prompts/review/en.yaml</c> must have, by section.</summary>
internal static class ReviewWordKeys
{
    public static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        ["page"] = ["name", "skip", "signed-in", "sign-out", "times", "recorded"],
        ["sign-in"] = ["title", "wait", "confirm", "role", "button", "used-title", "used"],
        ["not-configured"] = ["title", "text"],
        ["forbidden"] = ["title", "text"],
        ["not-found"] = ["title", "text"],
        ["unavailable"] = ["title", "text"],
        ["bad-request"] = ["title", "text", "list"],
        ["roles"] = ["reviewer", "lead", "auditor", "administrator", "curator"],
        ["list"] =
        [
            "title", "order", "filters", "more-filters", "filters-note", "decision", "channel", "any", "from", "to", "reference", "reference-note", "urgent",
            "handoff", "apply", "clear", "bad-decision", "bad-channel", "bad-date", "bad-period", "bad-reference", "began", "last", "turns",
            "decisions", "language", "person", "times", "erased", "none", "empty", "older", "newest",
        ],
        ["transcript"] =
        [
            "title", "back", "id", "patient", "service", "notice", "feedback", "unseen", "staff", "step", "enquiry", "by", "draft", "concerns", "reason", "read-by", "stands", "said", "about", "erased", "erased-on", "unreadable", "sources",
            "buttons", "privacy", "consent", "comment", "rest", "next", "first", "none",
        ],
        ["record"] =
        [
            "title", "decision", "rule", "no-rule", "question", "language", "named-language", "channel", "handoff", "yes", "no", "tags", "disguises", "personal-data", "hits",
            "no-hits", "set-aside", "hit-rule", "hit-why", "hit-phrase", "hit-disguise", "rules-changed", "why-unknown", "passages", "no-passages", "passage",
            "score", "hash", "draft", "no-drafts", "call-failed", "call-time", "call-tokens", "call-prompt", "call-function", "condensed", "condensed-question", "translation", "not-used", "sentence", "verdict", "reason", "kept", "dropped", "caveats", "no-caveats", "caveat",
            "caveat-says", "wording", "form", "versions", "model", "no-model", "timings", "milliseconds", "place", "position", "seq", "kind", "id",
        ],
        ["stages"] = [.. Enum.GetNames<Stage>().Select(stage => stage.ToLowerInvariant())],
        ["versions"] = ["policy", "claims", "replies", "knowledge", "caveats", "prompts"],
        ["decisions"] = [.. Enum.GetValues<Decision>().Select(decision => decision.WireName())],
        ["tags"] = [],
        ["channels"] = [],
        ["kinds"] = [],
        ["enquiry"] = [],
        ["notices"] = [],
        ["reactions"] = ["like", "dislike"],
        ["violations"] = [.. Enum.GetValues<Violation>().Select(violation => violation.WireName())],
    };

    /// <summary>Whether a section names what the record holds and this version need not know, so that it may have any key.</summary>
    public static bool IsOpen(string section) => section is "tags" or "channels" or "kinds" or "notices" or "enquiry";
}
