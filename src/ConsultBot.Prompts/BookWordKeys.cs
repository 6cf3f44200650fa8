using ConsultBot.Consultation;

namespace ConsultBot.Prompts;

/// <summary>The keys that <c>prompts/review/book.en.yaml</c> must have, by section.</summary>
internal static class BookWordKeys
{
    public static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        ["cover"] = ["kicker", "title", "lead", "date", "edition", "edition-note", "counts", "reviewer", "without-documents"],
        ["counts"] = ["passages", "approved", "clinically-reviewed", "caveats", "rows", "replies", "languages", "notices", "documents"],
        ["contents"] = ["title"],
        ["parts"] =
        [
            "passages", "passages-note", "caveats", "caveats-note", "replies", "replies-note", "notices", "notices-note", "documents", "documents-note",
        ],
        ["passage"] = ["therapy", "no-therapy", "grade", "sources", "questions", "hash", "review-by", "sells", "source-text", "no-document", "no-section"],
        ["states"] = ["approved", "draft", "pending", "done", "native-pending", "native-done"],
        ["sign"] = ["approve", "change", "reject", "name", "role", "date", "remarks", "for-all"],
        ["grades"] = ["laboratory", "animal", "early-human", "randomised-trial", "review", "regulator", "advice"],
        ["caveats"] = ["long", "short", "combined", "specialist-only", "status", "basis", "statement", "sources", "reviewed-on", "review-by", "note"],
        ["replies"] = ["english", "untranslated"],
        ["documents"] = ["kind", "shown-as", "standing", "oddities"],
        ["therapies"] = [.. Therapies.All.Each().Select(therapy => therapy.WireName())],
        ["statuses"] = [],
        ["topics"] = [],
        ["languages"] = [],
    };

    /// <summary>Whether a section names what the files hold and this version need not know, so that it may have any key.</summary>
    public static bool IsOpen(string section) => section is "statuses" or "topics" or "languages";
}
