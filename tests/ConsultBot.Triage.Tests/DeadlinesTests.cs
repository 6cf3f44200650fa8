using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Tests;

public sealed class DeadlinesTests
{
    private const int Seed = 11;

    private readonly Given given = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_its_deadline_an_enquiry_is_reminded_of_and_after_it_escalated_once_each()
    {
        var desk = given.Desk();
        var deadlines = new Deadlines(desk, given.Clock);
        await Given.OpenAsync(desk, Urgency.Urgent);

        await RunForAsync(deadlines, TimeSpan.FromHours(1));

        Assert.Equal(
            [(EnquiryChangeKind.Opened, 0.0), (EnquiryChangeKind.Reminded, 22.5), (EnquiryChangeKind.Escalated, 30)],
            given.Record.Written.Select(entry => (entry.Change.What, (entry.Change.At - Given.Monday).TotalMinutes)));
    }

    [Fact]
    public async Task A_claim_that_comes_to_nothing_returns_but_not_while_the_patient_has_the_word()
    {
        var desk = given.Desk();
        var deadlines = new Deadlines(desk, given.Clock);
        var idle = await Given.OpenAsync(desk, conversation: "idle");
        var answered = await Given.OpenAsync(desk, conversation: "answered");
        await desk.ClaimAsync(idle.Number, Given.Ann, Cancelled);
        await desk.ClaimAsync(answered.Number, Given.Ann, Cancelled);
        await desk.ReplyAsync(answered.Number, Given.Ann, new StaffReply("Hello", Draft: null, [], Reason: null), Cancelled);

        await RunForAsync(deadlines, TimeSpan.FromMinutes(61));

        Assert.Equal((EnquiryState.New, EnquiryState.WaitingForPatient), (desk.Find(idle.Number)!.State, desk.Find(answered.Number)!.State));
        Assert.Equal(Given.Monday.AddHours(1), given.Record.Written.Single(entry => entry.Change.What is EnquiryChangeKind.Returned).Change.At);
    }

    [Fact]
    public async Task What_is_put_aside_comes_back_at_its_time()
    {
        var desk = given.Desk();
        var deadlines = new Deadlines(desk, given.Clock);
        var enquiry = await Given.OpenAsync(desk);
        await desk.ClaimAsync(enquiry.Number, Given.Ann, Cancelled);
        await desk.SnoozeAsync(enquiry.Number, Given.Ann, Given.Monday.AddHours(3), "called, no answer", Cancelled);

        await RunForAsync(deadlines, TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        Assert.NotNull(desk.Find(enquiry.Number)!.ClaimedBy);
        await RunForAsync(deadlines, TimeSpan.FromSeconds(1));

        Assert.Equal((EnquiryState.New, null), (desk.Find(enquiry.Number)!.State, desk.Find(enquiry.Number)!.SnoozedUntil));
    }

    [Fact]
    public async Task Over_a_week_with_restarts_every_deadline_is_kept_to_the_second_and_none_is_lost_or_doubled()
    {
        var random = new Random(Seed);
        var desk = given.Desk();
        var deadlines = new Deadlines(desk, given.Clock);
        var expected = new Dictionary<long, DateTimeOffset>();
        var end = Given.Monday.AddDays(7);
        while (given.Clock.GetUtcNow() < end)
        {
            if (random.Next(400) == 0)
            {
                var enquiry = await Given.OpenAsync(desk, (Urgency)random.Next(4), $"c{given.Record.Written.Count}");
                expected.Add(enquiry.Number, enquiry.DueAt);
            }

            if (random.Next(5_000) == 0)
            {
                (desk, deadlines) = Restarted();
            }

            await RunForAsync(deadlines, TimeSpan.FromSeconds(1));
        }

        var escalated = given.Record.Written.Where(entry => entry.Change.What is EnquiryChangeKind.Escalated).ToDictionary(entry => entry.After.Number, entry => entry.Change.At);
        Assert.True(expected.Count > 1_000);
        Assert.Equal(expected.Where(pair => pair.Value <= end).Select(pair => pair.Key).Order(), escalated.Keys.Order());
        Assert.All(escalated, pair => Assert.InRange(pair.Value - expected[pair.Key], TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        var reminded = given.Record.Written.Where(entry => entry.Change.What is EnquiryChangeKind.Reminded).Select(entry => entry.After.Number).ToArray();
        Assert.Equal(reminded.Distinct().Count(), reminded.Length);
        Assert.All(escalated.Keys, number => Assert.Contains(number, reminded));
    }

    // The service ends and is there again before the next second.
    private (StaffDesk Desk, Deadlines Deadlines) Restarted()
    {
        var desk = given.Desk();
        return (desk, new Deadlines(desk, given.Clock));
    }

    private async Task RunForAsync(Deadlines deadlines, TimeSpan time)
    {
        for (var second = TimeSpan.Zero; second < time; second += TimeSpan.FromSeconds(1))
        {
            given.Clock.Advance(TimeSpan.FromSeconds(1));
            await deadlines.RunAsync(Cancelled);
        }
    }
}
