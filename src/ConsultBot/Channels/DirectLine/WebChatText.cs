using System.Text;
using System.Text.RegularExpressions;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge;

namespace ConsultBot.Channels.DirectLine;

/// <summary>The text of a reply as Web Chat renders it, and as a screen reader says it.</summary>
internal sealed partial class WebChatText(ClinicProfile clinic, ServedKnowledge knowledge)
{
    private readonly string[] numbers =
    [
        .. new[] { clinic.Phone, clinic.UrgentPhone, clinic.AfterHours, clinic.EmergencyNumber }
            .Where(number => number.Any(char.IsAsciiDigit))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(number => number.Length),
    ];

    /// <summary>The text with markers, and the definitions that make the markers open their sources.</summary>
    /// <returns>The markdown to send, and what of it a patient reads.</returns>
    public (string Markdown, string Visible) Shown(RecordedReply reply)
    {
        var markdown = new StringBuilder(Linked(reply.Text));
        foreach (var citation in reply.Citations)
        {
            // The name of a source is ours, but a quotation mark in it would end the definition.
            markdown.Append(markdown.Length > 0 && citation.Marker == 1 ? "\n\n" : "\n")
                .Append('[').Append(citation.Marker).Append("]: cite:").Append(citation.Marker)
                .Append(" \"").Append(NameOf(citation.SourceId).Replace('"', '\'')).Append('"');
        }

        return (markdown.ToString(), reply.Text);
    }

    /// <summary>The clinic's own numbers as links that call them, and line breaks kept.</summary>
    public string Linked(string plain)
    {
        var linked = plain;
        for (var i = 0; i < numbers.Length; i++)
        {
            linked = Regex.Replace(linked, $@"(?<![\w+-]){Regex.Escape(numbers[i])}(?![\w-])", $"\u0001{i}\u0002", RegexOptions.None, TimeSpan.FromMilliseconds(200));
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            linked = linked.Replace($"\u0001{i}\u0002", $"[{numbers[i]}](tel:{DigitsOf(numbers[i])})", StringComparison.Ordinal);
        }

        return LineBreak().Replace(linked, "  \n");
    }

    /// <summary>The text without markers and marks of emphasis.</summary>
    public static string Heard(string plain) => Marker().Replace(plain, string.Empty).Replace("**", string.Empty, StringComparison.Ordinal);

    /// <summary>What a patient would call a source.</summary>
    public string NameOf(string sourceId) => knowledge.Sources.TryGetValue(sourceId, out var source) ? source.ShownAs : sourceId;

    private static string DigitsOf(string number) => string.Concat(number.Where(letter => char.IsAsciiDigit(letter) || letter is '+'));

    [GeneratedRegex(@" ?\[\d{1,2}\]", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<!\n)\n(?!\n|- )", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex LineBreak();
}
