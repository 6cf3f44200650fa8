using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Prompts;

namespace ConsultBot.Website;

/// <summary>What a page is made of.</summary>
public sealed record PageModel(WebsiteWords Words, ClinicProfile Clinic, WebsiteAssets Assets, string Language, string Nonce, string Origin)
{
    /// <summary>The address of the chat window's program; <c>null</c> when it is missing.</summary>
    public string? WebChat { get; init; }

    /// <summary>The websites that may show the chat.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Words.IsRightToLeft(Language) ? "rtl" : "ltr";

    /// <summary>The words of that key in the language of the page.</summary>
    public string this[string key] => Words.Text(key, Language);

    /// <summary>The snippet that embeds the chat.</summary>
    public string Snippet => EmbedSnippet.Html(Words, Clinic, Origin);

    /// <summary>The settings of the chat's script, as JSON.</summary>
    public string ChatSettings => WebsiteAssets.ToJson(new
    {
        nonce = Nonce,
        language = Language,
        assets = $"/assets/{Assets.Version}/",
        webChat = WebChat,
        origins = AllowedOrigins,
        words = Words.Sections(Language, "language", "contact", "talk-to-a-person", "chat"),
    });

    /// <summary>The same page in English, for texts that are in no other language.</summary>
    public PageModel InEnglish() => this with { Language = ReplyBook.English };
}
