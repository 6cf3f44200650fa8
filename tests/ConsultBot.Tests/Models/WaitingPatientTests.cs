using System.Text.Json.Nodes;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Models;

/// <summary>What a patient sees while a model writes, and what becomes of the call when the patient is in danger, or leaves.</summary>
public sealed class WaitingPatientTests
{
    private const string Question = "what are exosomes?";

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_model_writes_the_page_says_that_an_answer_is_on_its_way_and_the_answer_takes_its_place()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service.Service);
        await patient.ConnectAsync();
        await patient.MessagesAsync(1);
        await patient.SayAsync(Question);

        var sign = await NextAsync(patient, activity => (string)activity["type"]! is "typing");
        goOn.SetResult();
        var reply = await NextAsync(patient, activity => (string)activity["type"]! is "message" && (string)activity["from"]!["role"]! is "bot");

        Assert.Equal(("Looking in the clinic's sources…", "informative", 1), ((string)sign["text"]!, (string)Stream(sign)["streamType"]!, (int)Stream(sign)["streamSequence"]!));
        Assert.Null(Stream(sign)["streamId"]);
        Assert.Equal(("final", (string)sign["id"]!), ((string)Stream(reply)["streamType"]!, (string)Stream(reply)["streamId"]!));
        Assert.All(new[] { sign, reply }, activity => Assert.Equal((string)Stream(activity)["streamType"]!, (string)activity["channelData"]!["streamType"]!));
        Assert.Contains("FDA", (string)reply["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_meanwhile_gets_the_sign_with_its_answer()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service.Service);
        await patient.ConnectAsync();
        await patient.MessagesAsync(1);
        await patient.SayAsync(Question);
        await NextAsync(patient, activity => (string)activity["type"]! is "typing");

        patient.Drop();
        await patient.ReconnectAsync("2");
        goOn.SetResult();
        var (sign, reply) = await LastTwoAsync(patient);

        Assert.Equal(("typing", "informative"), ((string)sign["type"]!, (string)Stream(sign)["streamType"]!));
        Assert.Equal((string)sign["id"]!, (string)Stream(reply)["streamId"]!);
    }

    [Fact]
    public async Task Whoever_polls_sees_the_answer_alone()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service.Service);
        await using var watcher = await DirectLineClient.OpenAsync(service.Service, patient.Resume);
        await watcher.ReconnectAsync("0");
        await patient.SayAsync(Question);
        await NextAsync(watcher, activity => (string)activity["type"]! is "typing");
        goOn.SetResult();
        await NextAsync(watcher, activity => Stream(activity) is not null && (string)activity["type"]! is "message");

        var activities = (await patient.PollAsync())["activities"]!.AsArray();

        Assert.Equal(3, activities.Count);
        Assert.Null(Stream(activities[2]!.AsObject()));
    }

    [Fact]
    public async Task Danger_is_answered_at_once_with_a_call_in_flight_which_is_ended_and_its_sign_taken_back()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service.Service);
        await patient.ConnectAsync();
        await patient.MessagesAsync(1);
        await patient.SayAsync(Question);
        var sign = await NextAsync(patient, activity => (string)activity["type"]! is "typing");

        await patient.SayAsync("i can't breathe and my tongue is swelling");
        JsonObject? urgent = null, end = null;
        while (urgent is null || end is null)
        {
            foreach (var activity in (await patient.FrameAsync())["activities"]!.AsArray().Select(node => node!.AsObject()))
            {
                urgent = (string?)activity["channelData"]?["consultbot"]?["decision"] is "emergency" ? activity : urgent;
                end = (string)activity["type"]! is "typing" && (string)Stream(activity)["streamType"]! is "final" ? activity : end;
            }
        }

        Assert.Contains("Call", (string)urgent["text"]!, StringComparison.Ordinal);
        Assert.Equal((string)sign["id"]!, (string)Stream(end)["streamId"]!);
        Assert.Null(end["text"]);
        await Wait.UntilAsync(() => service.Model.Aborted == 1);
    }

    [Fact]
    public async Task When_the_patient_leaves_the_call_is_ended_and_the_passages_answer_for_when_they_come_back()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service.Service);
        await patient.ConnectAsync();
        await patient.MessagesAsync(1);
        await patient.SayAsync(Question);
        await begun.Task.WaitAsync(Cancelled);

        patient.Drop();
        await Wait.UntilAsync(() => service.Model.Aborted == 1);
        await patient.ReconnectAsync("2");
        var reply = (await patient.MessagesAsync(1))[0];

        Assert.StartsWith("Exosomes are", (string)reply["text"]!, StringComparison.Ordinal);
        var turn = await service.TurnOfAsync(patient.ConversationId);
        Assert.Equal(("extractive", "the patient left"), (turn.Model, turn.Drafts[0].Call!.Failure));
    }

    [Fact]
    public async Task A_message_that_the_channel_delivers_twice_is_answered_once()
    {
        await using var service = await StartAsync();
        var activity = Activities.Message(Question, "twice").WithId("delivered-twice");

        var first = DeliverAsync(service.Service, activity);
        await begun.Task.WaitAsync(Cancelled);
        var second = DeliverAsync(service.Service, activity);
        goOn.SetResult();

        Assert.Equal([0, 1], new[] { await first, await second }.Order());
    }

    private static async Task<int> DeliverAsync(RunningService service, JsonObject activity)
    {
        using var response = await service.Client.PostAsync("/api/messages", Activities.Json(activity), Cancelled);
        return (await Activities.RepliesAsync(response)).Count;
    }

    private static async Task<JsonObject> NextAsync(DirectLineClient patient, Func<JsonObject, bool> isIt)
    {
        while (true)
        {
            if ((await patient.FrameAsync())["activities"]!.AsArray().Select(node => node!.AsObject()).FirstOrDefault(isIt) is { } found)
            {
                return found;
            }
        }
    }

    private static async Task<(JsonObject Sign, JsonObject Reply)> LastTwoAsync(DirectLineClient patient)
    {
        while (true)
        {
            var activities = (await patient.FrameAsync())["activities"]!.AsArray().Select(node => node!.AsObject()).ToArray();
            if (activities is [.., var sign, var reply])
            {
                return (sign, reply);
            }
        }
    }

    private static JsonObject Stream(JsonObject activity) => activity["entities"]?.AsArray().Select(entity => entity!.AsObject()).FirstOrDefault(entity => (string?)entity["type"] is "streaminfo")!;

    private async Task<ModelService> StartAsync()
    {
        var service = await ModelService.StartAsync();
        service.Play(request =>
        {
            begun.TrySetResult();
            return new Waits(goOn.Task, HostileParts.Faithful(request));
        });
        return service;
    }
}
