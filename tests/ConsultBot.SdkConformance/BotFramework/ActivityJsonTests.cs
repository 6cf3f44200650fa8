using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ConsultBot.SdkConformance.BotFramework;

/// <summary>How an activity is written and read, with the settings of the adapter.</summary>
public sealed class ActivityJsonTests
{
    [Fact]
    public void Writing_drops_what_is_null()
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = "hello", From = new ChannelAccount(id: "user") };

        Assert.Equal("""{"type":"message","from":{"id":"user"},"text":"hello"}""", Write(activity));
    }

    [Fact]
    public void Writing_keeps_empty_texts_and_lists()
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = string.Empty, Entities = [] };

        Assert.Equal("""{"type":"message","text":"","entities":[]}""", Write(activity));
    }

    [Fact]
    public void ChannelData_is_read_as_a_JObject_and_written_back()
    {
        var activity = Read("""{"type":"message","channelData":{"a":{"b":[1,2]},"c":null}}""");

        var data = Assert.IsType<JObject>(activity.ChannelData);
        Assert.Equal([1, 2], data.SelectToken("a.b")!.Values<int>());
        Assert.Equal("""{"type":"message","channelData":{"a":{"b":[1,2]},"c":null}}""", Write(activity));
    }

    [Fact]
    public void ChannelData_that_is_text_stays_text() => Assert.Equal("token", Read("""{"type":"message","channelData":"token"}""").ChannelData);

    [Fact]
    public void Properties_of_an_entity_stand_beside_its_type()
    {
        var entity = new Entity("https://schema.org/Message") { Properties = new JObject { ["@type"] = "Message", ["citation"] = new JArray(new JObject { ["position"] = 1 }) } };
        const string json = """{"type":"message","entities":[{"type":"https://schema.org/Message","@type":"Message","citation":[{"position":1}]}]}""";

        Assert.Equal(json, Write(new Activity { Type = ActivityTypes.Message, Entities = [entity] }));
        Assert.True(JToken.DeepEquals(entity.Properties, Assert.Single(Read(json).Entities).Properties));
    }

    [Fact]
    public void Members_that_the_schema_does_not_have_are_kept()
    {
        var activity = Read("""{"type":"message","unknown":{"a":1}}""");

        Assert.Equal(1, activity.Properties["unknown"]!["a"]!.Value<int>());
        Assert.Equal("""{"type":"message","unknown":{"a":1}}""", Write(activity));
    }

    [Fact]
    public void A_time_keeps_its_instant()
    {
        var activity = Read("""{"type":"message","timestamp":"2026-11-25T10:00:00.1234567+02:00"}""");

        Assert.Equal(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero).AddTicks(1234567), activity.Timestamp);
    }

    [Theory]
    [InlineData("\u202E right to left")]
    [InlineData("é 中 \U0001F9EA")]
    [InlineData("</script>\"\\\n\t\0")]
    public void A_text_is_read_back_as_it_was_written(string text) =>
        Assert.Equal(text, Read(Write(new Activity { Type = ActivityTypes.Message, Text = text })).Text);

    [Fact]
    public void Expected_replies_are_written_as_activities() => Assert.Equal(
        """{"activities":[{"type":"message","text":"hello"}]}""", Write(new ExpectedReplies([new Activity { Type = ActivityTypes.Message, Text = "hello" }])));

    private static string Write(object value)
    {
        using var writer = new StringWriter();
        using var json = new JsonTextWriter(writer) { Formatting = Formatting.None };
        HttpHelper.BotMessageSerializer.Serialize(json, value);
        return JToken.Parse(writer.ToString()).ToString(Formatting.None);
    }

    private static Activity Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return HttpHelper.BotMessageSerializer.Deserialize<Activity>(reader)!;
    }
}
