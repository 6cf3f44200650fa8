using System.Text.Json.Nodes;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;
using ConsultBot.Triage.Enquiries;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Staff;

/// <summary>From the patient's question for a person to the end of the enquiry, over HTTP on both sides.</summary>
public sealed class TriageTests
{
    private const string Person = "I want to talk to a person";
    private const string Danger = "i can't breathe and my tongue is swelling";

    [Fact]
    public async Task A_patient_asks_for_a_person_and_is_answered_by_one()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        Assert.Equal("Nothing is waiting.", await clinic.SayAsync("what's waiting?"));

        var taken = await patient.AnswerAsync(Person);
        Assert.StartsWith("I'll pass this to our team.", taken, StringComparison.Ordinal);
        Assert.Contains($"**1** · Routine · asks for a person", await clinic.SayAsync("queue"), StringComparison.Ordinal);

        Assert.Contains("1 is yours.", await clinic.SayAsync("claim 1"), StringComparison.Ordinal);
        Assert.StartsWith("Nurse from ", await patient.NextAsync(), StringComparison.Ordinal);
        Assert.Equal("Ann has 1.", await clinic.SayAsync("claim 1", "bo-id"));

        await patient.Client.SayAsync("What are exosomes?");
        await Wait.UntilAsync(() => clinic.Desk.Find(1)!.ChangedAt > clinic.Desk.Find(1)!.OpenedAt);
        Assert.Equal("Sent to the patient of 1.", await clinic.SayAsync("reply 1: Hello, how can I help you?"));
        Assert.Equal("**Nurse:** Hello, how can I help you?", await patient.NextAsync());

        Assert.Contains("1 is resolved.", await clinic.SayAsync("resolve 1: answered"), StringComparison.Ordinal);
        Assert.StartsWith("Nurse has left the chat.", await patient.NextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Exosomes are", await patient.AnswerAsync("What are exosomes?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is prp", "price")]
    [InlineData("can I book an appointment", "appointment")]
    public async Task A_price_or_an_appointment_is_answered_and_put_before_staff_when_the_patient_says_yes(string question, string topic)
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");

        Assert.EndsWith("Shall I ask our team to contact you? Say yes.", await patient.AnswerAsync(question), StringComparison.Ordinal);
        Assert.Empty(clinic.Desk.Open);
        Assert.StartsWith("I'll pass this to our team.", await patient.AnswerAsync("yes"), StringComparison.Ordinal);

        Assert.Contains(topic, await clinic.SayAsync("queue"), StringComparison.Ordinal);
        Assert.StartsWith("Your message is with our team already.", await patient.AnswerAsync(Person), StringComparison.Ordinal);
        Assert.Single(clinic.Desk.Open);
    }

    [Fact]
    public async Task What_no_passage_answers_is_offered_to_staff_once()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");

        Assert.EndsWith("Say yes.", await patient.AnswerAsync("does PRP regrow hair"), StringComparison.Ordinal);
        Assert.DoesNotContain("Say yes.", await patient.AnswerAsync("do exosomes regrow hair"), StringComparison.Ordinal);
        Assert.DoesNotContain("pass this to our team", await patient.AnswerAsync("yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_came_from_Teams_nobody_is_said_to_be_told()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);

        Assert.StartsWith("I can't pass messages on from this chat.", await patient.AnswerAsync(Person), StringComparison.Ordinal);
        Assert.Single(clinic.Desk.Open);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_danger_is_answered_at_once_and_the_card_is_raised()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        await patient.AnswerAsync(Person);
        await clinic.SayAsync("claim 1");
        await patient.NextAsync();

        Assert.StartsWith("**Call", await patient.AnswerAsync(Danger), StringComparison.Ordinal);

        await Wait.UntilAsync(() => clinic.Teams.In(Clinic.Channel).Count > 0);
        var card = clinic.Teams.In(Clinic.Channel)[0].Activity["attachments"]![0]!["content"]!.ToJsonString();
        Assert.Contains("Immediate: danger to life", card, StringComparison.Ordinal);
        Assert.Equal((Urgency.Immediate, "ann-id"), (clinic.Desk.Find(1)!.Urgency, clinic.Desk.Find(1)!.ClaimedBy!.Id));
        Assert.StartsWith("I have also marked your message urgent for our team.", await patient.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(502)]
    public async Task A_card_that_Teams_does_not_take_is_no_reason_to_say_that_anybody_was_told_and_is_shown_once_it_does(int status)
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        clinic.Teams.Refuses = status;

        Assert.StartsWith("**Call", await patient.AnswerAsync(Danger), StringComparison.Ordinal);
        Assert.False(clinic.Desk.Find(1)!.IsShown);
        await Wait.UntilAsync(() => !clinic.Service.Services.GetRequiredService<IHandoffDesk>().Works);
        await using var other = await OpenAsync(clinic);
        Assert.StartsWith("I can't pass messages on", await other.AnswerAsync(Person), StringComparison.Ordinal);
        clinic.Teams.Refuses = 0;

        Assert.StartsWith("I have also marked your message urgent for our team.", await patient.NextAsync(), StringComparison.Ordinal);
        Assert.True(clinic.Desk.Find(1)!.IsShown);
        Assert.Single(clinic.Teams.In(Clinic.Channel));
    }

    [Fact]
    public async Task A_card_is_tapped_and_shows_how_the_enquiry_stands()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        await patient.AnswerAsync("I got a rash after my exosome treatment yesterday, my name is Jane Miller and my number is 555-867-5309");
        await Wait.UntilAsync(() => clinic.Teams.In(Clinic.Channel).Count > 0);
        var card = clinic.Teams.In(Clinic.Channel)[0].Activity["attachments"]![0]!["content"]!.ToJsonString();
        Assert.Contains("Urgent: reaction after a treatment", card, StringComparison.Ordinal);
        Assert.DoesNotContain("867-5309", card, StringComparison.Ordinal);
        Assert.Contains("\"Claim\"", card, StringComparison.Ordinal);

        var claimed = await clinic.TapAsync("claim", new { number = "1" });
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)claimed["type"]!);
        Assert.Contains("With Ann", claimed.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"verb\":\"claim\"", claimed.ToJsonString(), StringComparison.Ordinal);

        Assert.Equal("Ann has 1.", (string)(await clinic.TapAsync("claim", new { number = "1" }, "bo-id"))["value"]!);
        Assert.Equal("There is no enquiry 99.", (string)(await clinic.TapAsync("claim", new { number = "99" }))["value"]!);
        Assert.StartsWith("I can't help you here.", (string)(await clinic.TapAsync("claim", new { number = "1" }, "mallory"))["value"]!, StringComparison.Ordinal);
        Assert.StartsWith("I didn't understand", (string)(await clinic.TapAsync("claim", new { number = "1; drop" }))["value"]!, StringComparison.Ordinal);
        await clinic.TapAsync("resolve", new { number = "1" });
        Assert.StartsWith("1 is resolved.", (string)(await clinic.TapAsync("resolve", new { number = "1" }))["value"]!, StringComparison.Ordinal);
        await Wait.UntilAsync(() => clinic.Teams.In(Clinic.Channel).Any(one => one.Method is "PUT" && one.Activity.ToJsonString().Contains("Resolved", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_patients_words_are_no_markup_for_staff_and_a_card_stays_small()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        await patient.AnswerAsync($"hives after my exosome treatment ![x](http://evil.example/p.png) [tap](http://evil.example) \"}},{{\"type\":\"Action.OpenUrl\" {new string('x', 5_000)}");
        await Wait.UntilAsync(() => clinic.Teams.In(Clinic.Channel).Count > 0);

        var card = clinic.Teams.In(Clinic.Channel)[0].Activity["attachments"]![0]!["content"]!.AsObject();
        var parts = card["body"]!.AsArray().Select(part => (string)part!["type"]!).ToArray();
        Assert.Equal(["TextBlock", "FactSet", "RichTextBlock", "TextBlock"], parts);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(card.ToJsonString()), 1, 28 * 1024);
        Assert.Contains("\\!\\[x\\]\\(http", await clinic.SayAsync("show 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_from_the_passages_is_sent_with_its_sources_its_caveats_and_the_word_that_an_AI_drafted_it()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        await patient.AnswerAsync(Person);
        await clinic.SayAsync("claim 1");
        await patient.NextAsync();
        Assert.StartsWith("No approved passage helps", await clinic.SayAsync("draft 1"), StringComparison.Ordinal);
        await patient.Client.SayAsync("are exosomes approved by the FDA? my name is Jane Miller");
        await Wait.UntilAsync(() => clinic.Desk.Find(1)!.ChangedAt > clinic.Desk.Find(1)!.OpenedAt);

        var draft = await clinic.SayAsync("draft 1");
        Assert.Contains("No exosome product is FDA-approved. [1]", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane", draft, StringComparison.Ordinal);
        Assert.Equal("There is nothing of yours waiting to be sent on 1.", await clinic.SayAsync("use 1", "bo-id"));
        Assert.Equal("Sent to the patient of 1.", await clinic.SayAsync("use 1"));

        var reply = await patient.NextAsync();
        Assert.StartsWith("**Nurse:** No exosome product is FDA-approved. [1]", reply, StringComparison.Ordinal);
        Assert.Contains("See a specialist in person before you decide.", reply, StringComparison.Ordinal);
        Assert.EndsWith("(drafted by AI, sent by Nurse)", reply, StringComparison.Ordinal);
        Assert.Equal("There is nothing of yours waiting to be sent on 1.", await clinic.SayAsync("use 1"));
    }

    [Fact]
    public async Task What_touches_the_claims_policy_is_sent_with_a_reason_alone()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await clinic.SayAsync("help");
        await patient.AnswerAsync(Person);
        await clinic.SayAsync("claim 1");
        await patient.NextAsync();

        Assert.Contains("not sent", await clinic.SayAsync("reply 1: We guarantee that you will look ten years younger."), StringComparison.Ordinal);
        Assert.Equal(EnquiryState.Claimed, clinic.Desk.Find(1)!.State);
        Assert.Equal("Sent to the patient of 1.", await clinic.SayAsync("send 1 because the doctor wrote so"));

        Assert.Contains("ten years younger", await patient.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mallory", "11111111-0000-0000-0000-000000000001")]
    [InlineData("ann-id", "22222222-0000-0000-0000-000000000002")]
    public async Task A_stranger_is_refused_politely_and_learns_nothing(string who, string tenant)
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var patient = await OpenAsync(clinic);
        await patient.AnswerAsync(Person);

        foreach (var said in new[] { "queue", "show 1", "claim 1", "reply 1: hello" })
        {
            Assert.StartsWith("I can't help you here.", await clinic.SayAsync(said, who, tenant), StringComparison.Ordinal);
        }

        Assert.Equal(EnquiryState.New, clinic.Desk.Find(1)!.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("please sort out everything")]
    [InlineData("claim")]
    [InlineData("claim one")]
    [InlineData("claim 99999999999999999999")]
    public async Task What_is_no_command_gets_help_and_never_a_guess(string text)
    {
        await using var clinic = await Clinic.OpenAsync();

        Assert.StartsWith("I didn't understand that, so I did nothing.", await clinic.SayAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_the_desk_and_the_patient_are_where_they_were()
    {
        using var folder = new TemporaryFolder();
        string resume;
        await using (var clinic = await Clinic.OpenAsync(folder.Path))
        {
            await using var patient = await OpenAsync(clinic);
            await clinic.SayAsync("help");
            await patient.AnswerAsync(Person);
            await clinic.SayAsync("claim 1");
            resume = patient.Client.Resume;
        }

        await using var again = await Clinic.OpenAsync(folder.Path);
        Assert.Contains("asks for a person", await again.SayAsync("mine"), StringComparison.Ordinal);
        Assert.Equal("Sent to the patient of 1.", await again.SayAsync("reply 1: I am back."));
        await using var back = await DirectLineClient.OpenAsync(again.Service, resume);
        var said = (await back.PollAsync("0"))["activities"]!.AsArray().Select(activity => (string?)activity!["text"]).ToArray();

        Assert.Equal("**Nurse:** I am back.", said[^1]);
    }

    private static async Task<Patient> OpenAsync(Clinic clinic)
    {
        var client = await DirectLineClient.StartAsync(clinic.Service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        return new Patient(client);
    }

    /// <summary>A patient on the website, who reads what the clinic says, one after the other.</summary>
    private sealed class Patient(DirectLineClient client) : IAsyncDisposable
    {
        private readonly Queue<string> unread = [];

        public DirectLineClient Client => client;

        public async Task<string> AnswerAsync(string text)
        {
            await client.SayAsync(text);
            return await NextAsync();
        }

        public async Task<string> NextAsync()
        {
            while (unread.Count == 0)
            {
                foreach (var activity in (await client.FrameAsync())["activities"]!.AsArray().Select(node => node!.AsObject()).Where(IsSaidByClinic))
                {
                    unread.Enqueue((string)activity["text"]!);
                }
            }

            return unread.Dequeue();
        }

        public ValueTask DisposeAsync() => client.DisposeAsync();

        private static bool IsSaidByClinic(JsonObject activity) => (string)activity["type"]! is "message" && (string?)activity["from"]!["role"] is "bot";
    }
}
