using System.Text.Encodings.Web;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Prompts;

namespace ConsultBot.Website;

/// <summary>What a clinic copies into its pages: the numbers as plain links, which need neither the script nor the service, and one line for the launcher.</summary>
internal static class EmbedSnippet
{
    /// <summary>The snippet as HTML.</summary>
    /// <param name="words">The words, in English: they stand in the clinic's own page.</param>
    /// <param name="clinic">The clinic.</param>
    /// <param name="origin">The origin of this service, such as <c>https://chat.example.org</c>.</param>
    public static string Html(WebsiteWords words, ClinicProfile clinic, string origin) => $"""
        <div id="consultbot">
          {Link(clinic.Phone, words.Text("contact.call", ReplyBook.English))} · {Link(clinic.EmergencyNumber, words.Text("contact.emergency", ReplyBook.English))}
        </div>
        <script async src="{HtmlEncoder.Default.Encode(origin)}/launcher.js"></script>
        """;

    private static string Link(string number, string text) => $"""<a href="{PhoneLink.To(number)}">{HtmlEncoder.Default.Encode(text)}</a>""";
}
