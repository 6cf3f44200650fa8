using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Verification;
using ConsultBot.Desk;
using ConsultBot.Prompts;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConsultBot.Channels.Teams;

/// <summary>
/// The desk in Teams: staff say what they want, or tap a card. Who somebody is, is what Teams signs them in as, and never what a message says. Whoever is no member gets a polite
/// refusal and no data.
/// </summary>
internal sealed class StaffBot(
    StaffDesk desk, StaffDrafts drafts, StaffWords words, StaffCommands commands, EnquiryCard cards, TeamsPlace place, IPolicyInForce policies, TimeProvider clock) : ActivityHandler
{
    private const int MostListed = 20;

    private readonly ConcurrentDictionary<(string Member, long Number), string> held = new();
    private readonly ConcurrentDictionary<(string Member, long Number), string> drafted = new();

    /// <inheritdoc />
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Learn(turnContext.Activity);
        if (MemberOf(turnContext.Activity) is not { } member)
        {
            await SayAsync(turnContext, words["stranger"], cancellationToken);
            return;
        }

        var text = turnContext.Activity.RemoveRecipientMention() ?? turnContext.Activity.Text ?? string.Empty;
        if (commands.Find(text) is not { } command)
        {
            await SayAsync(turnContext, $"{words["unknown-command"]}\n\n{words["help"]}", cancellationToken);
            return;
        }

        try
        {
            await DoAsync(turnContext, member, command, cancellationToken);
        }
        catch (RecordUnavailableException)
        {
            await SayAsync(turnContext, words["not-recorded"], cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Learn(turnContext.Activity);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Learn(turnContext.Activity);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Learn(turnContext.Activity);
        var data = invokeValue.Action?.Data as JObject;
        if (MemberOf(turnContext.Activity) is not { } member)
        {
            return Message(words["stranger"]);
        }

        if (!long.TryParse(data?["number"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Message(words["unknown-command"]);
        }

        try
        {
            var said = data?["words"]?.ToString() ?? string.Empty;
            if (invokeValue.Action?.Verb is "reply")
            {
                var (outcome, answer) = await ReplyAsync(member, number, said, reason: null, cancellationToken);
                return outcome is { IsDone: true, Enquiry: { } replied } ? Card(replied) : Message(answer);
            }

            var done = invokeValue.Action?.Verb switch
            {
                "claim" => await desk.ClaimAsync(number, member, cancellationToken),
                "release" => await desk.ReleaseAsync(number, member, cancellationToken),
                "resolve" => await desk.ResolveAsync(number, member, said.Length == 0 ? null : said, cancellationToken),
                _ => new DeskOutcome(desk.Find(number), Refusal: null),
            };

            // A stale card is shown as the enquiry stands, with the reason why nothing was done.
            return done.Refusal is { } refusal ? Message(Refusal(number, done.Enquiry, refusal)) : done.Enquiry is { } enquiry ? Card(enquiry) : Message(words.Fill("refused.unknown", ("Number", Text(number))));
        }
        catch (RecordUnavailableException)
        {
            return Message(words["not-recorded"]);
        }
    }

    private static bool Has(Enquiry enquiry, StaffMember member) => string.Equals(enquiry.ClaimedBy?.Id, member.Id, StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static AdaptiveCardInvokeResponse Message(string text) => new() { StatusCode = (int)HttpStatusCode.OK, Type = "application/vnd.microsoft.activity.message", Value = text };

    private AdaptiveCardInvokeResponse Card(Enquiry enquiry) => new()
    {
        StatusCode = (int)HttpStatusCode.OK, Type = "application/vnd.microsoft.card.adaptive", Value = TeamsLine.Attachment(cards.Of(enquiry)).Content,
    };

    // Where the clinic's own Teams is reached is learnt from the clinic's own tenant.
    private void Learn(IActivity activity)
    {
        if (IsOurs(activity))
        {
            place.Learn(activity.ServiceUrl, activity.Recipient.Id);
        }
    }

    private bool IsOurs(IActivity activity) =>
        (activity.Conversation.TenantId ?? (activity.ChannelData as JObject)?["tenant"]?["id"]?.ToString()) is { } tenant && string.Equals(tenant, desk.Settings.TenantId, StringComparison.OrdinalIgnoreCase);

    private StaffMember? MemberOf(IActivity activity) =>
        IsOurs(activity) && activity.From?.AadObjectId is { Length: > 0 } id
            ? desk.Settings.Members.FirstOrDefault(member => string.Equals(member.Id, id, StringComparison.OrdinalIgnoreCase))
            : null;

    private Task DoAsync(ITurnContext context, StaffMember member, StaffCommand command, CancellationToken cancellationToken) => command.Name switch
    {
        "queue" => SayAsync(context, ListOf(desk.Open, "nothing-waits"), cancellationToken),
        "mine" => SayAsync(context, ListOf([.. desk.Open.Where(enquiry => Has(enquiry, member))], "nothing-mine"), cancellationToken),
        "next" => NextAsync(context, member, cancellationToken),
        "claim" => ClaimAsync(context, member, command.Number, cancellationToken),
        "show" => ShowAsync(context, command.Number, cancellationToken),
        "draft" => DraftAsync(context, member, command.Number, cancellationToken),
        "use" => UseAsync(context, member, command.Number, cancellationToken),
        "reply" => AnswerAsync(context, member, command.Number, command.Words, reason: null, cancellationToken),
        "send" => AnswerAsync(context, member, command.Number, held.GetValueOrDefault((member.Id, command.Number)), command.Words, cancellationToken),
        "note" => TellAsync(context, command, "noted", desk.NoteAsync(command.Number, member, command.Words, cancellationToken), cancellationToken),
        "snooze" => TellAsync(context, command, "snoozed", desk.SnoozeAsync(command.Number, member, clock.GetUtcNow() + command.Time, words: null, cancellationToken), cancellationToken),
        "transfer" => TellAsync(context, command, "transferred", desk.TransferAsync(command.Number, member, command.Words, words: null, cancellationToken), cancellationToken),
        "release" => TellAsync(context, command, "released", desk.ReleaseAsync(command.Number, member, cancellationToken), cancellationToken),
        "resolve" => TellAsync(context, command, "resolved", desk.ResolveAsync(command.Number, member, command.Words.Length == 0 ? null : command.Words, cancellationToken), cancellationToken),
        "reopen" => TellAsync(context, command, "reopened", desk.ReopenAsync(command.Number, member, cancellationToken), cancellationToken),
        _ => SayAsync(context, words["help"], cancellationToken),
    };

    private async Task NextAsync(ITurnContext context, StaffMember member, CancellationToken cancellationToken)
    {
        foreach (var enquiry in desk.Open.Where(enquiry => enquiry is { ClaimedBy: null, SnoozedUntil: null }))
        {
            if ((await desk.ClaimAsync(enquiry.Number, member, cancellationToken)).IsDone)
            {
                await SayAsync(context, words.Fill("claimed", ("Number", Text(enquiry.Number))), cancellationToken);
                await ShowAsync(context, enquiry.Number, cancellationToken);
                return;
            }
        }

        await SayAsync(context, words["nothing-waits"], cancellationToken);
    }

    private async Task ClaimAsync(ITurnContext context, StaffMember member, long number, CancellationToken cancellationToken)
    {
        var outcome = await desk.ClaimAsync(number, member, cancellationToken);
        await SayAsync(context, outcome.Refusal is { } refusal ? Refusal(number, outcome.Enquiry, refusal) : words.Fill("claimed", ("Number", Text(number))), cancellationToken);
        if (outcome.IsDone)
        {
            await ShowAsync(context, number, cancellationToken);
        }
    }

    private async Task ShowAsync(ITurnContext context, long number, CancellationToken cancellationToken)
    {
        if (desk.Find(number) is not { } enquiry)
        {
            await SayAsync(context, words.Fill("refused.unknown", ("Number", Text(number))), cancellationToken);
            return;
        }

        var activity = (Activity)MessageFactory.Attachment(TeamsLine.Attachment(cards.Of(enquiry)));
        activity.Text = string.Join("\n\n", cards.Conversation(enquiry.ConversationId));
        await context.SendActivityAsync(activity, cancellationToken);
    }

    private async Task DraftAsync(ITurnContext context, StaffMember member, long number, CancellationToken cancellationToken)
    {
        if (desk.Find(number) is not { } enquiry)
        {
            await SayAsync(context, words.Fill("refused.unknown", ("Number", Text(number))), cancellationToken);
            return;
        }

        if (await drafts.DraftAsync(enquiry, cancellationToken) is not { } draft)
        {
            await SayAsync(context, words.Fill("no-draft", ("Number", Text(number))), cancellationToken);
            return;
        }

        drafted[(member.Id, number)] = draft;
        await SayAsync(context, words.Fill("draft", ("Number", Text(number)), ("Words", draft)), cancellationToken);
    }

    // What an AI drafted says so, unless a licensed person read it before it went.
    private async Task UseAsync(ITurnContext context, StaffMember member, long number, CancellationToken cancellationToken)
    {
        if (!drafted.TryGetValue((member.Id, number), out var draft))
        {
            await SayAsync(context, words.Fill("nothing-to-send", ("Number", Text(number))), cancellationToken);
            return;
        }

        var reply = new StaffReply(draft, draft, [], Reason: null) { Shown = Shown(member, number, draft, member.Licence is null ? "staff.drafted" : "staff.says"), ReadBy = member.Licence };
        var outcome = await desk.ReplyAsync(number, member, reply, cancellationToken);
        drafted.TryRemove((member.Id, number), out _);
        await SayAsync(context, outcome.Refusal is { } refusal ? Refusal(number, outcome.Enquiry, refusal) : words.Fill("replied", ("Number", Text(number))), cancellationToken);
    }

    private string Shown(StaffMember member, long number, string text, string key) => policies.Current.Replies.Text(key, desk.Find(number)?.Language ?? Consultation.Replies.ReplyBook.English)
        .Replace("{Role}", member.Role, StringComparison.Ordinal)
        .Replace("{Words}", text, StringComparison.Ordinal);

    private async Task AnswerAsync(ITurnContext context, StaffMember member, long number, string? text, string? reason, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            await SayAsync(context, words.Fill("nothing-to-send", ("Number", Text(number))), cancellationToken);
            return;
        }

        await SayAsync(context, (await ReplyAsync(member, number, text, reason, cancellationToken)).Answer, cancellationToken);
    }

    // What staff send keeps the claims policy, but for what only a machine must not say, or goes with a reason that is recorded.
    private async Task<(DeskOutcome? Outcome, string Answer)> ReplyAsync(StaffMember member, long number, string text, string? reason, CancellationToken cancellationToken)
    {
        var concerns = policies.Current.Claims.Read(text).Hits.Where(rule => rule.Violation is not (Violation.Impersonation or Violation.PromptLeak)).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).ToArray();
        if (concerns.Length > 0 && reason is null && desk.Find(number) is { } enquiry && Has(enquiry, member))
        {
            held[(member.Id, number)] = text;
            return (null, words.Fill("concerns", ("Concerns", string.Join(", ", concerns)), ("Number", Text(number))));
        }

        var reply = new StaffReply(text.Trim(), Draft: null, concerns, reason) { Shown = Shown(member, number, text.Trim(), "staff.says") };
        var outcome = await desk.ReplyAsync(number, member, reply, cancellationToken);
        if (outcome.IsDone)
        {
            held.TryRemove((member.Id, number), out _);
        }

        return (outcome, outcome.Refusal is { } refusal ? Refusal(number, outcome.Enquiry, refusal) : words.Fill("replied", ("Number", Text(number))));
    }

    private async Task TellAsync(ITurnContext context, StaffCommand command, string key, Task<DeskOutcome> doing, CancellationToken cancellationToken)
    {
        var outcome = await doing;
        await SayAsync(
            context,
            outcome.Refusal is { } refusal
                ? Refusal(command.Number, outcome.Enquiry, refusal)
                : words.Fill(
                    key,
                    ("Number", Text(command.Number)),
                    ("Team", outcome.Enquiry!.Team),
                    ("Time", outcome.Enquiry.SnoozedUntil is { } until ? desk.Settings.Hours.Local(until).ToString("ddd HH:mm", CultureInfo.InvariantCulture) : string.Empty)),
            cancellationToken);
    }

    private string Refusal(long number, Enquiry? enquiry, DeskRefusal refusal) => words.Fill(
        $"refused.{refusal.ToString().ToLowerInvariant()}",
        ("Number", Text(number)),
        ("Name", enquiry?.ClaimedBy?.Name ?? string.Empty),
        ("Teams", string.Join(", ", desk.Settings.Teams.Select(team => team.Name))));

    private string ListOf(IReadOnlyList<Enquiry> enquiries, string whenNone) => enquiries.Count == 0
        ? words[whenNone]
        : string.Join("\n\n", enquiries.Take(MostListed).Select(enquiry => words.Fill(
            "waits",
            ("Number", Text(enquiry.Number)),
            ("Urgency", words[$"urgency.{enquiry.Urgency.WireName()}"]),
            ("Topic", words[$"topic.{enquiry.Topic.WireName()}"]),
            ("Waiting", Waiting(enquiry)),
            ("Team", enquiry.Team),
            ("Reference", enquiry.Reference),
            ("Holder", enquiry.ClaimedBy is { } holder ? words.Fill("held-by", ("Name", holder.Name)) : string.Empty))));

    private string Waiting(Enquiry enquiry)
    {
        var time = clock.GetUtcNow() - enquiry.OpenedAt;
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalMinutes} min";
    }

    private static Task SayAsync(ITurnContext context, string text, CancellationToken cancellationToken)
    {
        var activity = MessageFactory.Text(text);
        activity.TextFormat = TextFormatTypes.Markdown;
        return context.SendActivityAsync(activity, cancellationToken);
    }
}
