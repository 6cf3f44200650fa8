namespace ConsultBot.Prompts;

/// <summary>The keys that the files under <c>prompts/website/</c> may have, by section.</summary>
internal static class WebsiteWordKeys
{
    public static readonly Dictionary<string, string[]> Sections = new(StringComparer.Ordinal)
    {
        ["language"] = ["name", "direction"],
        ["contact"] = ["call", "emergency", "urgent", "email"],
        ["talk-to-a-person"] = ["label", "message"],
        ["launcher"] = ["open", "close", "title", "greeting", "starters", "ask", "english", "opening", "unreachable", "retry"],
        ["chat"] =
        [
            "title", "banner", "emergency-label", "emergency-link", "menu", "close", "text-size", "text-normal", "text-large",
            "text-largest", "read-aloud", "print", "clear", "clear-text", "clear-yes", "clear-no", "cleared", "privacy", "language",
            "reference", "kept", "opening", "message", "unreachable", "busy", "retry", "back", "new", "unsent", "missing", "no-script", "you", "assistant", "sources",
        ],
        ["privacy"] =
        [
            "title", "intro", "kept-title", "kept-text", "who-title", "who-text", "how-title", "how-text", "long-title", "long-text", "rights-title", "rights-text", "device-title", "device-text", "ai-title", "ai-text", "version",
        ],
        ["licences"] = ["title", "intro", "none"],
        ["home"] = ["lead", "chat", "hours"],
        ["embed"] = ["title", "intro", "origin", "preview"],
        ["demo"] =
        [
            "ribbon", "headline", "lead", "first-title", "first-text", "second-title", "second-text", "third-title", "third-text",
            "contact-title",
        ],
    };
}
