using System.Net;
using System.Text;
using System.Text.Json;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Review;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Review;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Moq;

namespace ConsultBot.Tests.PersonalData;

/// <summary>What a patient tells of themselves stands in the record, and nowhere else: in no log at any level, no error, no list, and no prompt.</summary>
public sealed class NothingLeaksTests
{
    private const string Message = "My name is Zebulon Quackenbush, born 03/05/1980, call +1 555 234 5678 or zq77@example.com. Are exosomes approved by the FDA?";

    private static readonly string[] Planted = ["Zebulon", "Quackenbush", "zebulon", "quackenbush", "03/05/1980", "555 234", "zq77"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_leaves_no_word_of_it_in_the_log_and_its_kinds_in_the_record()
    {
        using var log = new LogKeeper();
        await using var service = await RunningService.StartAsync(replace: services => LogEverything(services, log));

        var reply = await service.SayAsync(Message);
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        await client.SayAsync(Message);
        await client.MessagesAsync(2);

        Assert.NotNull(reply);
        AssertNothingIn(log);
        var record = service.Services.GetRequiredService<ConsultBot.Storage.Record>();
        var list = await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled);
        Assert.Equal(2, list.Conversations.Count);
        AssertNone(JsonSerializer.Serialize(list));
        foreach (var conversation in list.Conversations)
        {
            var read = await record.Review.ReadAsync(conversation.Number, after: 0, most: 20, Cancelled);
            Assert.Contains(read!.Entries, entry => entry.Content is PatientWords { Text: Message });
            var turn = Assert.Single(read.Entries.Select(entry => entry.Content).OfType<AnsweredTurn>()).Record;
            Assert.Equal(["name", "email", "phone", "birth-date"], turn.PersonalData);
            Assert.NotEmpty(turn.Question);
            AssertNone(JsonSerializer.Serialize(turn));
        }
    }

    [Fact]
    public async Task A_writer_that_fails_on_the_words_has_them_in_no_log_and_is_never_given_them()
    {
        using var log = new LogKeeper();
        AnswerRequest? asked = null;
        var writer = new Mock<IAnswerWriter>();
        writer.Setup(of => of.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Callback((AnswerRequest request, CancellationToken _) => asked = request)
            .Throws(new InvalidOperationException(Message, new FormatException(Message)));
        await using var service = await RunningService.StartAsync(replace: services =>
        {
            LogEverything(services, log);
            services.Replace(ServiceDescriptor.Singleton(writer.Object));
        });

        await service.SayAsync(Message);
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        await client.SayAsync(Message);
        await client.MessagesAsync(2);

        Assert.Equal("My name is [name], born [date of birth], call [phone] or [e-mail]. Are exosomes approved by the FDA?", asked!.Question);
        Assert.Contains(log.Lines, line => line.Contains("System.InvalidOperationException", StringComparison.Ordinal));
        AssertNothingIn(log);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_quoted_neither_in_the_log_nor_in_the_answer()
    {
        using var log = new LogKeeper();
        await using var service = await RunningService.StartAsync(replace: services => LogEverything(services, log));
        await using var client = await DirectLineClient.StartAsync(service);

        foreach (var body in new[] { "{\"type\":\"message\",\"text\":tZebulon Quackenbush}", "{\"Zebulon\":{\"type\":Quackenbush}}", "nZebulon" })
        {
            using var direct = await client.SendAsync(
                HttpMethod.Post, $"conversations/{client.ConversationId}/activities", new StringContent(body, Encoding.UTF8, "application/json"));
            using var framework = await service.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

            Assert.Equal(HttpStatusCode.BadRequest, direct.StatusCode);
            Assert.False(framework.IsSuccessStatusCode);
            AssertNone(await direct.Content.ReadAsStringAsync(Cancelled));
            AssertNone(await framework.Content.ReadAsStringAsync(Cancelled));
        }

        AssertNothingIn(log);
    }

    [Fact]
    public async Task What_no_endpoint_catches_is_answered_and_logged_without_its_message()
    {
        using var log = new LogKeeper();
        var transcript = new Mock<ITranscript>();
        transcript.Setup(of => of.End(It.IsAny<string>())).Throws(new InvalidOperationException(Message));
        await using var service = await RunningService.StartAsync(replace: services =>
        {
            LogEverything(services, log);
            services.Replace(ServiceDescriptor.Singleton(transcript.Object));
        });
        await using var client = await DirectLineClient.OpenAsync(service);

        using var response = await client.SendAsync(HttpMethod.Get, $"conversations/{client.ConversationId}/activities");

        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        AssertNone(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Contains(log.Lines, line => line.StartsWith("A request failed: System.InvalidOperationException", StringComparison.Ordinal));
        AssertNothingIn(log);
    }

    private static void LogEverything(IServiceCollection services, LogKeeper log) =>
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log).AddFilter((_, _) => true));

    private static void AssertNothingIn(LogKeeper log)
    {
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, AssertNone);
    }

    private static void AssertNone(string text) => Assert.All(Planted, planted => Assert.DoesNotContain(planted, text, StringComparison.Ordinal));
}
