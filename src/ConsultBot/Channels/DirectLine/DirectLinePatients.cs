using ConsultBot.Desk;

namespace ConsultBot.Channels.DirectLine;

/// <summary>The way to a patient's open page on the website. Whoever has closed it reads what was said when they come back.</summary>
internal sealed class DirectLinePatients(Feeds feeds) : IPatientLine
{
    private const string Prefix = $"{DirectLineNames.Channel}/";

    /// <inheritdoc />
    public void Wake(string conversationId)
    {
        if (conversationId.StartsWith(Prefix, StringComparison.Ordinal))
        {
            feeds.Wake(conversationId[Prefix.Length..]);
        }
    }
}
