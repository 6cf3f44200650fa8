using System.Text;
using System.Text.Json.Nodes;

namespace ConsultBot.Tests.Channels;

/// <summary>Activities as channels send them.</summary>
internal static class Activities
{
    public static JsonObject Message(string? text, string conversation = "c1", string type = "message") => new()
    {
        ["type"] = type,
        ["id"] = Guid.NewGuid().ToString("N"),
        ["text"] = text,
        ["deliveryMode"] = "expectReplies",
        ["serviceUrl"] = "http://localhost:1/",
        ["channelId"] = "emulator",
        ["from"] = new JsonObject { ["id"] = "patient" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
    };

    /// <summary>The activity under an id of its own.</summary>
    public static JsonObject WithId(this JsonObject activity, string id)
    {
        activity["id"] = id;
        return activity;
    }

    public static StringContent Json(JsonObject activity) => new(activity.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>The activities in the body of an <c>expectReplies</c> answer.</summary>
    public static async Task<JsonArray> RepliesAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();
}
