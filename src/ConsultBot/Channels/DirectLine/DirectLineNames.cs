namespace ConsultBot.Channels.DirectLine;

/// <summary>Names that the channel goes by.</summary>
internal static class DirectLineNames
{
    /// <summary>The channel, as activities and the record name it.</summary>
    public const string Channel = "directline";

    /// <summary>Where the endpoints lie.</summary>
    public const string Path = "/v3/directline";

    /// <summary>The id of a conversation in the record.</summary>
    public static string RecordIdOf(string conversationId) => $"{Channel}/{conversationId}";
}
