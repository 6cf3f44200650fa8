using ConsultBot.Consultation.Recording;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Tests;

public sealed class StaffDeskTests
{
    private static readonly StaffReply Hello = new("Hello, how can I help?", Draft: null, [], Reason: null);

    private readonly Given given = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Urgency.Immediate, "2030-05-06 14:05")]
    [InlineData(Urgency.Urgent, "2030-05-06 14:30")]
    [InlineData(Urgency.Today, "2030-05-06 18:00")]
    [InlineData(Urgency.Routine, "2030-05-09 14:00")]
    public async Task An_enquiry_is_due_by_its_urgency_in_opening_hours(Urgency urgency, string due) => Assert.Equal(
        DateTimeOffset.Parse($"{due}Z", System.Globalization.CultureInfo.InvariantCulture), (await Given.OpenAsync(given.Desk(), urgency)).DueAt);

    [Fact]
    public async Task It_goes_to_the_team_that_takes_its_topic_or_to_the_first()
    {
        var desk = given.Desk();

        Assert.Equal("Nurses", (await Given.OpenAsync(desk, topic: EnquiryTopic.AdverseEvent)).Team);
        Assert.Equal("Front desk", (await Given.OpenAsync(desk, conversation: "c2")).Team);
    }

    [Fact]
    public async Task A_conversation_has_one_enquiry_which_becomes_as_urgent_as_it_gets()
    {
        var desk = given.Desk();
        var first = await Given.OpenAsync(desk);
        var same = await Given.OpenAsync(desk);
        await desk.ClaimAsync(first.Number, Given.Ann, Cancelled);
        var raised = await Given.OpenAsync(desk, Urgency.Immediate, topic: EnquiryTopic.Emergency);

        Assert.Equal(first.Number, same.Number);
        Assert.Equal((first.Number, Urgency.Immediate, EnquiryTopic.Emergency, "ann"), (raised.Number, raised.Urgency, raised.Topic, raised.ClaimedBy!.Id));
        Assert.Equal(given.Clock.GetUtcNow().AddMinutes(5), raised.DueAt);
        Assert.Equal([EnquiryChangeKind.Opened, EnquiryChangeKind.Claimed, EnquiryChangeKind.Raised], given.Record.Changes.Select(change => change.What));
    }

    [Fact]
    public async Task Of_two_hundred_who_claim_at_once_one_gets_it_and_the_others_are_told_who()
    {
        var desk = given.Desk();
        var enquiry = await Given.OpenAsync(desk);
        var start = new TaskCompletionSource();

        var claims = Enumerable.Range(0, 200).Select(async number =>
        {
            await start.Task;
            await Task.Yield();
            return await desk.ClaimAsync(enquiry.Number, new StaffMember($"s{number}", $"S{number}", "Nurse"), Cancelled);
        }).ToArray();
        start.SetResult();
        var outcomes = await Task.WhenAll(claims);

        var winner = Assert.Single(outcomes, outcome => outcome.IsDone).Enquiry!.ClaimedBy!;
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Equal((DeskRefusal.HasAnother, winner.Id), (outcome.Refusal, outcome.Enquiry!.ClaimedBy!.Id)));
        Assert.Single(given.Record.Changes, change => change.What is EnquiryChangeKind.Claimed);
    }

    [Fact]
    public async Task Claim_reply_the_patient_writes_and_resolve_are_written_down_in_order()
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;

        await desk.ClaimAsync(number, Given.Ann, Cancelled);
        Assert.True(desk.HasPerson("c1"));
        Assert.Equal(EnquiryState.WaitingForPatient, (await desk.ReplyAsync(number, Given.Ann, Hello, Cancelled)).Enquiry!.State);
        Assert.Equal(EnquiryState.Claimed, (await desk.NoteEventAsync(number, EnquiryChangeKind.PatientWrote, words: null, _ => true, Cancelled))!.State);
        await desk.ResolveAsync(number, Given.Ann, "answered", Cancelled);

        Assert.False(desk.HasPerson("c1"));
        Assert.Empty(desk.Open);
        Assert.Equal(
            [EnquiryChangeKind.Opened, EnquiryChangeKind.Claimed, EnquiryChangeKind.Replied, EnquiryChangeKind.PatientWrote, EnquiryChangeKind.Resolved],
            given.Record.Changes.Select(change => change.What));
        Assert.Same(Hello, given.Record.Written[2].Reply);
    }

    [Fact]
    public async Task Who_does_not_have_an_enquiry_can_do_nothing_to_it_and_is_told_why()
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;
        Assert.Equal(DeskRefusal.NotClaimed, (await desk.ReplyAsync(number, Given.Ann, Hello, Cancelled)).Refusal);
        await desk.ClaimAsync(number, Given.Bo, Cancelled);

        Assert.Equal(DeskRefusal.HasAnother, (await desk.ReplyAsync(number, Given.Ann, Hello, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.HasAnother, (await desk.ResolveAsync(number, Given.Ann, words: null, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.HasAnother, (await desk.ReleaseAsync(number, Given.Ann, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.HasAnother, (await desk.TransferAsync(number, Given.Ann, "Nurses", words: null, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.Unknown, (await desk.ClaimAsync(99, Given.Ann, Cancelled)).Refusal);
        await desk.ResolveAsync(number, Given.Bo, words: null, Cancelled);
        Assert.Equal(DeskRefusal.IsResolved, (await desk.ClaimAsync(number, Given.Ann, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.IsResolved, (await desk.ReplyAsync(number, Given.Bo, Hello, Cancelled)).Refusal);
        Assert.Equal(3, given.Record.Written.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Words_that_are_none_are_not_sent(string text)
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;
        await desk.ClaimAsync(number, Given.Ann, Cancelled);

        Assert.Equal(DeskRefusal.NoWords, (await desk.ReplyAsync(number, Given.Ann, Hello with { Text = text }, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.NoWords, (await desk.ReplyAsync(number, Given.Ann, Hello with { Text = new string('x', 4_001) }, Cancelled)).Refusal);
        Assert.Equal(DeskRefusal.NoWords, (await desk.NoteAsync(number, Given.Ann, text, Cancelled)).Refusal);
    }

    [Fact]
    public async Task A_transfer_puts_it_back_in_the_queue_of_the_other_team()
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;
        await desk.ClaimAsync(number, Given.Ann, Cancelled);

        var moved = (await desk.TransferAsync(number, Given.Ann, "nurses", "about a rash", Cancelled)).Enquiry!;

        Assert.Equal(("Nurses", EnquiryState.New, null), (moved.Team, moved.State, moved.ClaimedBy));
        Assert.Equal(DeskRefusal.NoTeam, (await desk.TransferAsync(number, Given.Ann, "surgeons", words: null, Cancelled)).Refusal);
    }

    [Fact]
    public async Task A_resolved_enquiry_can_be_opened_again_and_an_open_one_taken_back()
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;
        Assert.Equal(DeskRefusal.IsOpen, (await desk.ReopenAsync(number, Given.Ann, Cancelled)).Refusal);
        await desk.TakeBackAsync(number, Cancelled);
        Assert.Empty(desk.Open);

        var again = (await desk.ReopenAsync(number, by: null, Cancelled)).Enquiry!;

        Assert.Equal((EnquiryState.New, false), (again.State, again.IsEscalated));
        Assert.Equal(number, Assert.Single(desk.Open).Number);
    }

    [Fact]
    public async Task What_cannot_be_written_down_does_not_happen()
    {
        var desk = given.Desk();
        var number = (await Given.OpenAsync(desk)).Number;
        var told = 0;
        desk.Changed = (_, _) => told++;
        given.Record.Fails = true;

        await Assert.ThrowsAsync<RecordUnavailableException>(() => desk.ClaimAsync(number, Given.Ann, Cancelled));

        Assert.False(desk.HasPerson("c1"));
        Assert.Equal(0, told);
        given.Record.Fails = false;
        Assert.True((await desk.ClaimAsync(number, Given.Bo, Cancelled)).IsDone);
    }

    [Fact]
    public async Task After_a_restart_the_desk_is_as_it_was_and_numbers_go_on()
    {
        var desk = given.Desk();
        var first = await Given.OpenAsync(desk, Urgency.Today);
        var second = await Given.OpenAsync(desk, conversation: "c2");
        await desk.ClaimAsync(first.Number, Given.Ann, Cancelled);
        await desk.ClaimAsync(second.Number, Given.Bo, Cancelled);
        await desk.ResolveAsync(second.Number, Given.Bo, words: null, Cancelled);

        var again = given.Desk();

        Assert.Equal([first.Number], again.Open.Select(enquiry => enquiry.Number));
        Assert.True(again.HasPerson("c1"));
        Assert.Equal(second.Number + 1, (await Given.OpenAsync(again, conversation: "c3")).Number);
    }

    [Fact]
    public async Task The_queue_shows_the_most_urgent_first_and_then_what_is_due_first()
    {
        var desk = given.Desk();
        var routine = await Given.OpenAsync(desk, Urgency.Routine, "a");
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await Given.OpenAsync(desk, Urgency.Routine, "b");
        var urgent = await Given.OpenAsync(desk, Urgency.Urgent, "c");

        Assert.Equal([urgent.Number, routine.Number, later.Number], desk.Open.Select(enquiry => enquiry.Number));
    }
}
