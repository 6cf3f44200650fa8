using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Projections;
using ConsultBot.Storage.Proofs;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Storage.Tests.Recording;

/// <summary>Enquiries in the record.</summary>
public sealed class EnquiryRecordTests : IDisposable
{
    private static readonly StaffMember Ann = new("ann", "Ann", "Nurse") { Licence = "RN 1" };
    private static readonly DateTimeOffset Noon = new(2030, 5, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly StaffReply Reply = new("See you then.", "A draft.", ["promise.result"], "the doctor said so") { Shown = "**Nurse:** See you then.", ReadBy = null };

    private readonly RecordFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_down_is_there_after_a_restart()
    {
        var (first, second) = (Opened(1, "c1"), Opened(2, "c2"));
        var claimed = first.After(new EnquiryChange(EnquiryChangeKind.Claimed, Noon.AddMinutes(1), Ann));
        var snoozed = claimed.After(new EnquiryChange(EnquiryChangeKind.Snoozed, Noon.AddMinutes(2), Ann) { Until = Noon.AddHours(1) });
        await using (var record = folder.Open())
        {
            var enquiries = record.EnquiriesOf([Ann]);
            await enquiries.AppendAsync(first, Change(EnquiryChangeKind.Opened), reply: null, Cancelled);
            await enquiries.AppendAsync(second, Change(EnquiryChangeKind.Opened), reply: null, Cancelled);
            await enquiries.AppendAsync(claimed, Change(EnquiryChangeKind.Claimed), reply: null, Cancelled);
            await enquiries.AppendAsync(snoozed, new EnquiryChange(EnquiryChangeKind.Snoozed, Noon.AddMinutes(2), Ann), reply: null, Cancelled);
            await enquiries.AppendAsync(second.After(Change(EnquiryChangeKind.TakenBack)), Change(EnquiryChangeKind.TakenBack), reply: null, Cancelled);
        }

        await using var again = folder.Open();
        var (open, last) = again.EnquiriesOf([Ann]).LoadOpen();

        Assert.Equal([snoozed], open);
        Assert.Equal(2, last);
        Assert.Equal(EnquiryState.Resolved, again.EnquiriesOf([Ann]).Find(2)!.State);
        Assert.Null(again.EnquiriesOf([Ann]).Find(3));
        Assert.Equal((EnquiryState.New, null), (again.EnquiriesOf([]).LoadOpen().Open[0].State, again.EnquiriesOf([]).LoadOpen().Open[0].ClaimedBy));
    }

    [Fact]
    public async Task What_staff_say_stands_in_the_conversation_before_the_change_and_is_read_like_a_reply()
    {
        await using var record = folder.Open();
        var enquiries = record.EnquiriesOf([Ann]);
        await enquiries.AppendAsync(Opened(1, "c1"), Change(EnquiryChangeKind.Opened), reply: null, Cancelled);
        await enquiries.AppendAsync(
            Opened(1, "c1").After(new EnquiryChange(EnquiryChangeKind.Replied, Noon, Ann)), new EnquiryChange(EnquiryChangeKind.Replied, Noon, Ann), Reply, Cancelled);

        var entries = record.Transcript.Read("c1", 0, 10);

        Assert.Equal(3, entries.Count);
        Assert.Equal("enquiry_changed", Assert.IsType<Unseen>(entries[0]).What);
        var said = Assert.IsType<SaidByService>(entries[1]).Reply;
        Assert.Equal(("**Nurse:** See you then.", "es", false), (said.Text, said.Language, said.IsByPerson));
    }

    [Theory]
    [InlineData("UPDATE enquiries SET state = 'resolved';", "enquiry 1 otherwise")]
    [InlineData("UPDATE enquiries SET claimed_by = 'bo';", "enquiry 1 otherwise")]
    [InlineData("UPDATE enquiries SET due_at = due_at + 1;", "enquiry 1 otherwise")]
    [InlineData("DELETE FROM enquiries;", "lack enquiry 1")]
    [InlineData("INSERT INTO enquiries SELECT 9, stream_id, position, channel, topic, urgency, why, team, language, state, claimed_by, opened_at, due_at, changed_at, snoozed_until, reminded, escalated, shown FROM enquiries;", "enquiry 9 otherwise")]
    public async Task What_is_changed_behind_the_records_back_is_found_and_worked_out_again(string sql, string finding)
    {
        await using (var record = folder.Open())
        {
            await record.EnquiriesOf([Ann]).AppendAsync(Opened(1, "c1"), Change(EnquiryChangeKind.Opened), reply: null, Cancelled);
        }

        Assert.Empty(folder.Verify().Findings);
        folder.Sql(sql);
        Assert.Contains(folder.Verify().Findings, found => found.What.Contains(finding, StringComparison.Ordinal));

        new ProjectionRebuild(folder.Place).Run();
        Assert.Empty(folder.Verify().Findings);
    }

    private static EnquiryChange Change(EnquiryChangeKind what) => new(what, Noon, By: null);

    private static Enquiry Opened(long number, string conversation) => new()
    {
        Number = number,
        ConversationId = conversation,
        Channel = "directline",
        Topic = EnquiryTopic.AdverseEvent,
        Urgency = Urgency.Urgent,
        Why = "adverse.rash",
        Team = "Nurses",
        Language = "es",
        OpenedAt = Noon,
        DueAt = Noon.AddMinutes(30),
        ChangedAt = Noon,
    };
}
