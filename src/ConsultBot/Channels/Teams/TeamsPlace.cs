using System.Text.Json;
using ConsultBot.Configuration;
using ConsultBot.Storage;

namespace ConsultBot.Channels.Teams;

/// <summary>Where the clinic's Teams is reached, as its activities said; kept, so that a restart need not wait for the next one.</summary>
/// <param name="ServiceUrl">The address of the connector.</param>
/// <param name="BotId">The id of the bot there.</param>
internal sealed record TeamsAddress(string ServiceUrl, string BotId);

/// <summary>Knows that place.</summary>
internal sealed class TeamsPlace
{
    private readonly string path;
    private TeamsAddress? address;

    /// <summary>Reads what was kept.</summary>
    public TeamsPlace(ServiceSettings settings)
    {
        path = Path.Combine(settings.Record.DataPath, "teams.json");
        try
        {
            address = File.Exists(path) ? JsonSerializer.Deserialize<TeamsAddress>(File.ReadAllBytes(path)) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            // The next activity of Teams says it again.
        }
    }

    /// <summary>The place; <c>null</c> while nothing came from there.</summary>
    public TeamsAddress? Address => Volatile.Read(ref address);

    /// <summary>An activity came from there.</summary>
    public void Learn(string serviceUrl, string botId)
    {
        var learnt = new TeamsAddress(serviceUrl, botId);
        if (Address == learnt)
        {
            return;
        }

        Volatile.Write(ref address, learnt);
        DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(learnt));
    }
}
