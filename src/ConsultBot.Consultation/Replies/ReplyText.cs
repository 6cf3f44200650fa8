using System.Text;

namespace ConsultBot.Consultation.Replies;

/// <summary>Renders a reply as plain text with <c>[1]</c> markers, the caveats in place.</summary>
public static class ReplyText
{
    /// <summary>The whole reply as a patient reads it.</summary>
    public static string Render(Reply reply)
    {
        var paragraphs = new List<string>(reply.Before);
        if (reply.Facts.Count > 0)
        {
            paragraphs.Add(Facts(reply));
        }

        if (reply.Caveats.Sentences.Count > 0)
        {
            paragraphs.Add(Caveats(reply));
        }

        paragraphs.AddRange(reply.After);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    private static string Facts(Reply reply)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < reply.Facts.Count; i++)
        {
            _ = (i, reply.AsList) switch
            {
                (0, _) => builder,
                (_, true) => builder.Append("\n- "),
                _ => builder.Append(' '),
            };
            builder.Append(reply.Facts[i].Text).Append(" [").Append(reply.Facts[i].Marker).Append(']');
        }

        if (reply.Gap.Length > 0)
        {
            builder.Append(reply.AsList ? '\n' : ' ').Append(reply.Gap);
        }

        return builder.ToString();
    }

    private static string Caveats(Reply reply)
    {
        var sentences = string.Join(' ', reply.Caveats.Sentences.Select(sentence => sentence.Text));
        return reply.CaveatLabel.Length == 0 ? sentences : $"{reply.CaveatLabel} {sentences}";
    }
}
