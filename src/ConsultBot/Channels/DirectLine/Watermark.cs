using System.Globalization;

namespace ConsultBot.Channels.DirectLine;

/// <summary>The place up to which a client has a conversation.</summary>
internal static class Watermark
{
    /// <summary>What a bad one is answered with.</summary>
    public const string Expected = "watermark must be empty or a number that this service gave.";

    /// <summary>Reads it; an empty or absent one means the start.</summary>
    public static bool TryRead(IQueryCollection query, out long watermark)
    {
        var text = query["watermark"].ToString();
        watermark = 0;
        return text.Length == 0 || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark) && watermark >= 0);
    }

    /// <summary>The place to read on from. One beyond the end comes from a record that was put back since; then the conversation is shown from its start.</summary>
    public static long Within(long watermark, long end) => watermark > end ? 0 : watermark;
}
