using System.Text.Json.Nodes;
using ConsultBot.EndToEnd.Running;

namespace ConsultBot.EndToEnd.Conformance;

/// <summary>The official JavaScript client of Direct Line talks to the service, and another vendor's schema reads what it gets.</summary>
public sealed class DirectLineConformanceTests(DirectLineConformanceTests.Stage stage) : IClassFixture<DirectLineConformanceTests.Stage>
{
    private const string Secret = "a secret of the conformance tests";

    private static readonly string[] Questions =
    [
        "Can you wear makeup next day?", "Are exosomes FDA-approved?", "and PRP?", "Can you promise it works?", "How many ml for my face?", "What is the weather like?", "I can't breathe", "I'm safe", "My cheek is hot and swollen since the laser", "I'm safe",
        "I want to talk to a person", "hello",
    ];

    [Fact]
    public async Task It_connects_is_greeted_and_gets_its_own_words_back_before_the_answer()
    {
        var seen = await NodeClient.PlayAsync("connects", stage.Service);

        var messages = seen.Messages();
        Assert.Equal([false, true, false], messages.Select(Seen.IsOfPatient));
        Assert.StartsWith("Hi, I'm the AI assistant", messages[0].Text(), StringComparison.Ordinal);
        Assert.Equal(((string)seen["id"]!, "mine", (string)seen["userId"]!), (messages[1].Id(), (string)messages[1]["channelData"]!["clientActivityID"]!, (string)messages[1]["from"]!["id"]!));
        Assert.Equal(((string)seen["id"]!, "answer"), ((string)messages[2]["replyToId"]!, messages[2].Decision()));
        seen.AssertFaultless();
    }

    [Fact]
    public async Task Every_kind_of_reply_is_an_activity_by_the_schema_of_another_vendor()
    {
        var seen = await NodeClient.PlayAsync("converses", stage.Service, new JsonObject { ["questions"] = new JsonArray([.. Questions]) });

        seen.AssertFaultless();
        string[] expected = ["answer", "abstain", "off_topic", "refuse_promise", "refuse_dosing", "emergency", "adverse_event", "handoff", "smalltalk"];
        Assert.Empty(expected.Except(seen.Messages().Select(message => message.Decision() ?? string.Empty), StringComparer.Ordinal));
    }

    [Fact]
    public async Task So_is_every_reply_that_comes_in_the_answer_to_a_post()
    {
        var seen = await NodeClient.PlayAsync("expectReplies", stage.Service, new JsonObject { ["questions"] = new JsonArray([.. Questions]) });

        seen.AssertFaultless();
        Assert.Equal(Questions.Length, seen.Messages().Length);
    }

    [Fact]
    public async Task The_schema_of_the_other_vendor_finds_faults()
    {
        var seen = await NodeClient.PlayAsync("oracle", stage.Service);

        Assert.All(seen["faults"]!.AsArray(), count => Assert.InRange((int)count!, 1, 5));
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_can_be_repeated()
    {
        var seen = await NodeClient.PlayAsync("retries", stage.Service);

        Assert.Equal(("retry", 1), ((string)seen["first"]!, (int)seen["lost"]!));
        Assert.Equal((string)seen["second"]!, seen.Messages()[1].Id());
        seen.AssertNothingLostOrDoubled(seen.Messages().Where(Seen.IsOfPatient).Select(Seen.Id));
        Assert.Equal(5, seen.Messages().Length);
    }

    [Fact]
    public async Task Streams_that_drop_lose_nothing()
    {
        var seen = await NodeClient.PlayAsync("drops", stage.Service, new JsonObject { ["times"] = 2 });

        Assert.Equal(5, seen.Messages().Length);
        seen.AssertNothingLostOrDoubled(seen.Messages().Where(Seen.IsOfPatient).Select(Seen.Id));
        seen.AssertFaultless();
    }

    [Fact]
    public async Task A_token_that_ran_out_is_told_from_a_wrong_one_and_a_newer_one_goes_on()
    {
        var seen = await NodeClient.PlayAsync("expires", stage.Service, new JsonObject { ["expired"] = ForgedToken.Expired(Secret, "whichever") });

        Assert.Equal("retry", (string)seen["during"]!);
        Assert.Equal((string)seen["after"]!, seen.Messages()[1].Id());
        Assert.Equal(3, seen.Messages().Length);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_client_without_a_token_of_ours_does_not_get_in(string? token)
    {
        var seen = await NodeClient.PlayAsync("isRefused", stage.Service, new JsonObject { ["token"] = token ?? ForgedToken.Expired("another secret than ours", "whichever") });

        Assert.Empty(seen.Activities());
    }

    [Fact]
    public async Task Polling_gives_the_same_as_the_stream()
    {
        var seen = await NodeClient.PlayAsync("polls", stage.Service);

        Assert.Equal(5, seen.Messages().Length);
        seen.AssertNothingLostOrDoubled(seen.Messages().Where(Seen.IsOfPatient).Select(Seen.Id));
        seen.AssertFaultless();
    }

    [Fact]
    public async Task Sixty_four_posts_at_once_are_answered_each_once_and_in_order()
    {
        var seen = await NodeClient.PlayAsync("postsAtOnce", stage.Service, new JsonObject { ["conversations"] = 4, ["each"] = 16 });

        foreach (var conversation in seen["conversations"]!.AsArray().Select(one => one!.AsObject()))
        {
            Assert.Equal(16, conversation.Strings("ids").Distinct(StringComparer.Ordinal).Count());
            conversation.AssertNothingLostOrDoubled(conversation.Strings("ids"));
            conversation.AssertFaultless();
        }
    }

    [Fact]
    public async Task Sixty_four_posts_at_once_in_one_conversation_are_more_than_it_takes_and_what_it_took_is_answered()
    {
        var seen = await NodeClient.PlayAsync("floods", stage.Service, new JsonObject { ["count"] = 64 });

        Assert.InRange(seen.Strings("ids").Length, 21, 40);
        Assert.Equal(64, seen.Strings("ids").Length + (int)seen["refused"]!);
        seen.AssertNothingLostOrDoubled(seen.Strings("ids"));
    }

    [Fact]
    public async Task A_file_is_refused_in_words()
    {
        var seen = await NodeClient.PlayAsync("uploads", stage.Service);

        Assert.Equal((string)seen["id"]!, seen.Messages()[1].Id());
        Assert.StartsWith("I can't look at files", seen.Messages()[2].Text(), StringComparison.Ordinal);
        seen.AssertFaultless();
    }

    [Fact]
    public async Task A_client_that_comes_back_sees_the_same_conversation_and_goes_on()
    {
        var seen = await NodeClient.PlayAsync("resumes", stage.Service);

        Assert.Equal((false, true), ((bool)seen["isNew"]!, (bool)seen["same"]!));
        Assert.Equal(seen["before"]!.AsArray().Select(activity => activity!.AsObject().Id()), seen.Messages().Take(3).Select(Seen.Id));
        seen.AssertNothingLostOrDoubled(seen.Messages().Where(Seen.IsOfPatient).Select(Seen.Id));
    }

    /// <summary>One service for all of them; each has conversations of its own.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        internal ChatService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await ChatService.StartAsync($"DirectLine:Secret={Secret}");

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
