using System.Text.Json.Nodes;
using ConsultBot.Channels.DirectLine;

namespace ConsultBot.Tests.Channels;

/// <summary>What stands in no record has its place among what does.</summary>
public sealed class PassingActivityTests
{
    [Fact]
    public void It_stands_behind_what_the_reader_has_before_what_comes_next_and_in_its_own_order()
    {
        var places = new[] { 1L, 2, 50 }.Select(number => Place(new PassingActivity(number, """{"type":"typing"}""", IsKept: false).After(7))).ToArray();

        Assert.All(places, place => Assert.InRange(place, 7.1, 7.999));
        Assert.Equal(places.Order(), places);
        Assert.Equal(3, places.Distinct().Count());
    }

    [Fact]
    public void What_it_says_besides_stays()
    {
        var shown = JsonNode.Parse(new PassingActivity(1, """{"type":"message","text":"é","channelData":{"consultbot":{"fixed":true}}}""", IsKept: true).After(0))!;

        Assert.Equal(("é", true), ((string)shown["text"]!, (bool)shown["channelData"]!["consultbot"]!["fixed"]!));
    }

    private static double Place(string activity) => (double)JsonNode.Parse(activity)!["channelData"]!["webchat:sequence-id"]!;
}
