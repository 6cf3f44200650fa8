using System.Net;
using ConsultBot.Consultation.Recording;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Recording;

/// <summary>Whatever a turn comes to, it stands in the record before a word of it leaves.</summary>
public sealed class RecordedFirstTests
{
    private const string Paused = "Service:Mode";

    private readonly HeldRecord record = new();

    public static TheoryData<string, string?, string> Exits => new()
    {
        { "are exosomes FDA approved?", null, "No exosome product" },
        { "I can't breathe", null, "Call 911 now" },
        { "I want to end my life", null, "988" },
        { "how many ml should I inject?", null, "I can't" },
        { "can I book an appointment?", null, "book" },
        { "who won the football?", null, "I can't help with that one" },
        { "hello", null, "I'm the AI assistant" },
        { "", null, "I couldn't read that message" },
        { "what is PRP?", Paused, "I can't answer questions in this chat right now" },
    };

    [Theory]
    [MemberData(nameof(Exits))]
    public async Task Nothing_leaves_while_the_record_is_being_written(string text, string? pausedBy, string expected)
    {
        await using var service = await StartAsync(pausedBy);

        var answer = service.SayAsync(text);
        var entry = await record.Reached;
        var leftBefore = answer.IsCompleted;
        record.Release();
        var reply = await answer;

        Assert.False(leftBefore);
        Assert.Equal(entry.Text, reply);
        Assert.Contains(expected, reply, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Exits))]
    public async Task Nothing_but_a_fixed_text_leaves_when_the_record_fails(string text, string? pausedBy, string _)
    {
        record.Fails = true;
        await using var service = await StartAsync(pausedBy);

        var reply = await service.SayAsync(text);
        var entry = await record.Reached;

        Assert.StartsWith(
            entry.Reply.Decision switch
            {
                Consultation.Decision.Emergency => "**Call 911 now.",
                Consultation.Decision.Crisis => "I'm sorry you're in this much pain.",
                _ => "Something went wrong on our side",
            },
            reply,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_record_fails_the_service_is_not_ready_and_tells_of_it_on_recovery()
    {
        await using var service = await StartAsync(pausedBy: null);
        Assert.Equal(HttpStatusCode.OK, await service.ReadyAsync());

        record.Fails = true;
        await service.SayAsync("I can't breathe");
        await service.SayAsync("what is PRP?");
        var during = await service.ReadyAsync();
        record.Fails = false;
        var after = await service.ReadyAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (during, after));
        var notice = Assert.Single(record.Notices);
        Assert.Equal("record-unavailable", notice.What);
        Assert.Equal(["emergency 1", "not-recorded 2", "out-of-service 1"], notice.Counts.Select(pair => $"{pair.Key} {pair.Value}"));
    }

    private Task<RunningService> StartAsync(string? pausedBy) => RunningService.StartAsync(
        pausedBy is null ? null : new Dictionary<string, string?>(StringComparer.Ordinal) { [pausedBy] = "off" },
        replace: services => services.AddSingleton<ITurnRecord>(record));
}
