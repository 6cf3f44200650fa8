using System.Text;

namespace ConsultBot.Consultation.Replies;

/// <summary>Renders a reply as plain text with <c>[1]</c> markers, the caveats in place.</summary>
public static class ReplyText
{
    /// <summary>The whole reply as a patient reads it.</summary>
    public static string Render(Reply reply)
    {
        List<string> paragraphs = reply.Translation is { } translation
            ? [translation.Lead, Facts(translation.Facts, reply.AsList), string.Join(' ', translation.Caveats), .. reply.Before]
            : [.. reply.Before];
        if (reply.Facts.Count > 0)
        {
            var facts = Facts(reply.Facts, reply.AsList);
            paragraphs.Add(reply.Gap.Length == 0 ? facts : $"{facts}{(reply.AsList ? '\n' : ' ')}{reply.Gap}");
        }

        if (reply.Caveats.Sentences.Count > 0)
        {
            paragraphs.Add(Caveats(reply));
        }

        paragraphs.AddRange(reply.After);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    private static string Facts(IReadOnlyList<CitedSentence> facts, bool asList)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < facts.Count; i++)
        {
            _ = (i, asList) switch
            {
                (0, _) => builder,
                (_, true) => builder.Append("\n- "),
                _ => builder.Append(' '),
            };
            builder.Append(facts[i].Text).Append(" [").Append(facts[i].Marker).Append(']');
        }

        return builder.ToString();
    }

    private static string Caveats(Reply reply)
    {
        var sentences = string.Join(' ', reply.Caveats.Sentences.Select(sentence => sentence.Text));
        return reply.CaveatLabel.Length == 0 ? sentences : $"{reply.CaveatLabel} {sentences}";
    }
}
