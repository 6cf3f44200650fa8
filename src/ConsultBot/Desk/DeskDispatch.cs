using System.Collections.Concurrent;
using System.Threading.Channels;
using ConsultBot.Channels.Teams;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Prompts;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Desk;

/// <summary>Tells patients and teams what became of enquiries, in the order in which it was written down.</summary>
internal sealed partial class DeskDispatch(
    StaffDesk desk, ITeamLine line, ITurnRecord record, ITranscript transcript, IPolicyInForce policies, StaffWords words, IPatientLine patients, TimeProvider clock, ILogger<DeskDispatch> logger) : BackgroundService
{
    private const int MostLooks = 20;
    private const int LookBack = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly Channel<(Enquiry Enquiry, EnquiryChange Change)> changes = System.Threading.Channels.Channel.CreateUnbounded<(Enquiry, EnquiryChange)>();
    private readonly ConcurrentDictionary<long, string> problems = new();
    private readonly InProcessTurnOrder showing = new();
    private readonly Deadlines deadlines = new(desk, clock);

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Changed = (enquiry, change) => changes.Writer.TryWrite((enquiry, change));
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(DispatchAsync(stoppingToken), WatchAsync(stoppingToken));

    private async Task DispatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var (enquiry, change) in changes.Reader.ReadAllAsync(cancellationToken))
        {
            await GuardAsync(() => TellAsync(enquiry, change, cancellationToken));
        }
    }

    // Once a second: deadlines, and cards that no channel has taken yet.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await GuardAsync(() => deadlines.RunAsync(cancellationToken));
            foreach (var enquiry in desk.Open.Where(enquiry => !enquiry.IsShown && enquiry.Urgency <= Urgency.Urgent && enquiry.State is EnquiryState.New))
            {
                await GuardAsync(() => ShowAsync(enquiry, cancellationToken));
            }
        }
    }

    // One failure is no reason to leave the next enquiry.
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, Fault.Describe(exception));
        }
    }

    private async Task TellAsync(Enquiry enquiry, EnquiryChange change, CancellationToken cancellationToken)
    {
        switch (change.What)
        {
            case EnquiryChangeKind.Opened or EnquiryChangeKind.Raised or EnquiryChangeKind.Reopened when enquiry.Urgency <= Urgency.Urgent:
                await ShowAsync(enquiry, cancellationToken);
                break;
            case EnquiryChangeKind.Claimed:
                await TellPatientAsync(enquiry, "staff.here", change.By!.Role);
                await ShowAgainAsync(enquiry, cancellationToken);
                break;
            case EnquiryChangeKind.Replied:
                patients.Wake(enquiry.ConversationId);
                break;
            case EnquiryChangeKind.Released or EnquiryChangeKind.Returned or EnquiryChangeKind.Resolved or EnquiryChangeKind.Transferred:
                await TellPatientAsync(enquiry, change.By is null ? "staff.back" : "staff.left", change.By?.Role ?? string.Empty);
                await ShowAgainAsync(enquiry, cancellationToken);
                break;
            case EnquiryChangeKind.Escalated:
                await TellPatientAsync(enquiry, "handoff.not-picked-up", role: string.Empty);
                await line.SayAsync(
                    TeamOf(enquiry),
                    words.Fill("escalated", ("Number", Number(enquiry)), ("Topic", words[$"topic.{enquiry.Topic.WireName()}"]), ("Time", Time(enquiry.DueAt))),
                    cancellationToken);
                break;
        }
    }

    private async Task ShowAsync(Enquiry seen, CancellationToken cancellationToken)
    {
        using var place = await showing.EnterAsync(Number(seen), cancellationToken);
        if (desk.Find(seen.Number) is not { IsOpen: true, IsShown: false } enquiry)
        {
            return;
        }

        await AnsweredAsync(enquiry, cancellationToken);
        if (await line.ShowAsync(TeamOf(enquiry), enquiry, cancellationToken) is { } problem)
        {
            await NoteProblemAsync(enquiry, problem, cancellationToken);
            return;
        }

        problems.TryRemove(enquiry.Number, out _);

        // Only now may the patient be told that the team has it.
        await desk.NoteEventAsync(enquiry.Number, EnquiryChangeKind.Shown, words: null, still => !still.IsShown, cancellationToken);
        await TellPatientAsync(enquiry, "handoff.marked", role: string.Empty);
    }

    // A failure is told once, on the enquiry itself, until it is another one.
    private async Task NoteProblemAsync(Enquiry enquiry, string problem, CancellationToken cancellationToken)
    {
        if (string.Equals(problem, TeamsLine.Waits, StringComparison.Ordinal) || string.Equals(problems.GetValueOrDefault(enquiry.Number), problem, StringComparison.Ordinal))
        {
            return;
        }

        problems[enquiry.Number] = problem;
        LogNotTaken(logger, enquiry.Number, problem);
        await desk.NoteEventAsync(enquiry.Number, EnquiryChangeKind.ShowingFailed, problem, still => !still.IsShown, cancellationToken);
    }

    // An enquiry is written down before the turn that opens it; what the patient was told then belongs on the card, but nobody waits for it long.
    private async Task AnsweredAsync(Enquiry enquiry, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var from = Math.Max(0, (transcript.End(enquiry.ConversationId)?.Seq ?? 0) - LookBack);
            var entries = transcript.Read(enquiry.ConversationId, from, LookBack);
            if (entries.OfType<SaidByPatient>().LastOrDefault() is { } said && entries.OfType<SaidByService>().Any(reply => reply.Reply.Answers.Contains(said.Id, StringComparer.Ordinal)))
            {
                return;
            }

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    private async Task ShowAgainAsync(Enquiry enquiry, CancellationToken cancellationToken)
    {
        if (enquiry.IsShown)
        {
            await line.ShowAsync(TeamOf(enquiry), enquiry, cancellationToken);
        }
    }

    private async Task TellPatientAsync(Enquiry enquiry, string key, string role)
    {
        var replies = policies.Current.Replies;
        var text = replies.Text(key, enquiry.Language).Replace("{Role}", role, StringComparison.Ordinal).Replace("{Ref}", enquiry.Reference, StringComparison.Ordinal);
        await record.AnnounceAsync(
            new Announcement(enquiry.ConversationId, enquiry.Channel, Announcement.OfStaff, replies.LanguageOf(key, enquiry.Language), text), CancellationToken.None);
        patients.Wake(enquiry.ConversationId);
    }

    private StaffTeam TeamOf(Enquiry enquiry) => desk.Settings.Teams.FirstOrDefault(team => string.Equals(team.Name, enquiry.Team, StringComparison.Ordinal)) ?? desk.Settings.Teams[0];

    private string Time(DateTimeOffset moment) => desk.Settings.Hours.Local(moment).ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Number(Enquiry enquiry) => enquiry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 320, Level = LogLevel.Error, Message = "Something at the desk failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);

    [LoggerMessage(EventId = 321, Level = LogLevel.Warning, Message = "The card of enquiry {Number} was not taken: {Problem}")]
    private static partial void LogNotTaken(ILogger logger, long number, string problem);
}

/// <summary>The way from the desk to a patient's open page.</summary>
internal interface IPatientLine
{
    /// <summary>There is something new in a conversation of the record.</summary>
    void Wake(string conversationId);
}
