using System.Text.Json.Nodes;

namespace ConsultBot.EndToEnd.Conformance;

/// <summary>Reads what a scenario saw.</summary>
internal static class Seen
{
    public static JsonObject[] Activities(this JsonObject seen) => [.. seen["activities"]!.AsArray().Select(activity => activity!.AsObject())];

    /// <summary>The messages in the order of the conversation. The client hands out the activities of two frames in turns, and leaves the order to their places.</summary>
    public static JsonObject[] Messages(this JsonObject seen) => [.. seen.Activities().Where(activity => (string)activity["type"]! is "message").OrderBy(Place)];

    public static string[] Strings(this JsonObject seen, string name) => [.. seen[name]!.AsArray().Select(item => (string)item!)];

    public static string Text(this JsonObject activity) => (string)activity["text"]!;

    public static string Id(this JsonObject activity) => (string)activity["id"]!;

    public static bool IsOfPatient(this JsonObject activity) => (string)activity["from"]!["role"]! is "user";

    public static string? Decision(this JsonObject activity) => (string?)activity["channelData"]?["consultbot"]?["decision"];

    /// <summary>Each message of the patient is there once and in order, and the replies answer them in the same order, each once.</summary>
    public static void AssertNothingLostOrDoubled(this JsonObject seen, IEnumerable<string> posted)
    {
        var messages = seen.Messages();
        Assert.Equal(posted.Order(StringComparer.Ordinal), messages.Where(IsOfPatient).Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(messages.Where(IsOfPatient).Select(Id), messages.Where(message => !message.IsOfPatient()).Skip(1).Select(message => (string)message["replyToId"]!));
        Assert.Equal(Enumerable.Range(1, messages.Length), messages.Select(Place));
    }

    /// <summary>The schema of another vendor takes every activity, and none has a null in it.</summary>
    public static void AssertFaultless(this JsonObject seen) => Assert.Empty(seen.Strings("faults"));

    private static int Place(JsonObject message) => (int?)message["channelData"]?["webchat:sequence-id"] ?? 0;
}
