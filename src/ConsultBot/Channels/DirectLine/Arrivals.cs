using System.Collections.Concurrent;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;

namespace ConsultBot.Channels.DirectLine;

/// <summary>
/// Takes in what a patient sends: writes it down, then lets its turn run while the client already has its acknowledgement. Messages of one conversation are
/// written in the order in which they came; one that shows danger waits for none of them.
/// </summary>
internal sealed partial class Arrivals(
    IPolicyInForce policies,
    RecordingStage recording,
    ITranscript transcript,
    DirectLineAdapter adapter,
    SendGate gate,
    Feeds feeds,
    ActivityJson activities,
    WaitingSigns signs,
    ConsentWords consent,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<Arrivals> logger)
{
    private const int MostToLookBack = 100;
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeftAfter = TimeSpan.FromSeconds(3);

    private readonly InProcessTurnOrder order = new();
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> lookedThrough = new(StringComparer.Ordinal);

    /// <summary>Whether a text shows danger on its own, whatever was said before.</summary>
    public Decision? DangerIn(DirectLineToken token, string text) =>
        policies.Current.Screening.Read(MessageOf(token, text, clientId: null, Circumstances.None), ConversationState.New).Deciding is { } rule && rule.Decision.IsUrgent() ? rule.Decision : null;

    /// <summary>Writes a message down and starts its turn.</summary>
    /// <returns>The id of the message in the record.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written; the fixed text in its place is on its way.</exception>
    public async Task<string> ReceiveAsync(DirectLineToken token, IncomingActivity activity, Circumstances circumstances, Decision? danger)
    {
        var message = MessageOf(token, activity.Text, activity.ClientId, circumstances | consent.Of(activity.Text));
        using var place = danger is null ? await order.EnterAsync(token.ConversationId, lifetime.ApplicationStopping) : TurnPlace.AtOnce;
        try
        {
            var received = await recording.ReceiveAsync(message, danger);
            feeds.Wake(token.ConversationId);
            if (received.IsNew)
            {
                Start(token, received.Message);
            }

            return received.Message.RecordedAs!;
        }
        catch (RecordUnavailableException exception)
        {
            await gate.SendAsync(exception.InItsPlace, new WokenChannel(token.ConversationId, feeds, activities), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Answers what was written down and never answered, because the service ended in between.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async Task AnswerWhatIsOpenAsync(DirectLineToken token)
    {
        using var place = await order.EnterAsync(token.ConversationId, lifetime.ApplicationStopping);
        var recordId = DirectLineNames.RecordIdOf(token.ConversationId);
        if (transcript.End(recordId) is not { } end)
        {
            return;
        }

        var entries = transcript.Read(recordId, Math.Max(0, end.Seq - MostToLookBack), MostToLookBack);
        var answered = entries.OfType<SaidByService>().SelectMany(said => said.Reply.Answers)
            .Concat(entries.OfType<Unseen>().Select(unseen => unseen.About).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var said in entries.OfType<SaidByPatient>().Where(said => !answered.Contains(said.Id) && !running.ContainsKey(said.Id)))
        {
            signs.Remember(said.Id);
            Start(token, MessageOf(token, said.Text, said.ActivityId, consent.Of(said.Text)) with { RecordedAs = said.Id });
        }
    }

    /// <summary>The same, once for each conversation while the service runs, for a client that asks every second.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async ValueTask AnswerWhatIsOpenOnceAsync(DirectLineToken token)
    {
        if (lookedThrough.Count > MostRemembered)
        {
            lookedThrough.Clear();
        }

        if (!lookedThrough.ContainsKey(token.ConversationId))
        {
            await AnswerWhatIsOpenAsync(token);
            lookedThrough[token.ConversationId] = true;
        }
    }

    private PatientMessage MessageOf(DirectLineToken token, string text, string? clientId, Circumstances circumstances) => new(
        DirectLineNames.RecordIdOf(token.ConversationId),
        DirectLineNames.Channel,
        text,
        clock.GetUtcNow(),
        clientId,
        Circumstances: token.IsInvited ? circumstances | Circumstances.Invited : circumstances);

    // Until its first wait a turn runs here, so it takes its place among the turns of the conversation before the next message is written.
    private void Start(DirectLineToken token, PatientMessage message)
    {
        running[message.RecordedAs!] = true;
        _ = RunAsync(token, message);
    }

    // The one catch-all of this channel: whatever goes wrong, the patient gets the fixed out-of-service text.
    private async Task RunAsync(DirectLineToken token, PatientMessage message)
    {
        using var waiting = signs.Begin(token.ConversationId, message);
        using var presence = new Presence(feeds, token.ConversationId, LookEvery, LeftAfter, clock);
        try
        {
            await adapter.RunAsync(token.ConversationId, token.UserId, message with { Left = presence.Left }, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The message stands in the record and is answered when the patient comes back.
        }
        catch (Exception exception)
        {
            LogTurnFailed(logger, Fault.Describe(exception));
            waiting.Dispose();
            if (signs.WereShown(message.RecordedAs!))
            {
                feeds.Show(token.ConversationId, ActivityJson.Write(activities.EndOfWaiting(token.ConversationId, message.RecordedAs!)), isKept: false);
            }

            await gate.SendAsync(FixedText.OutOfService, new WokenChannel(token.ConversationId, feeds, activities), CancellationToken.None);
        }
        finally
        {
            running.TryRemove(message.RecordedAs!, out _);
        }
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "A turn on the website failed; the out-of-service text was sent. {Fault}")]
    private static partial void LogTurnFailed(ILogger logger, string fault);
}

/// <summary>Knows whether the clinic asks for consent on its website, and by which words it is given.</summary>
internal sealed class ConsentWords(PrivacyConsent consent, IPolicyInForce policies)
{
    /// <summary>What it means for a message.</summary>
    public Circumstances Of(string text) => consent is not PrivacyConsent.Ask ? Circumstances.None
        : Agrees(policies.Current.Replies, text.Trim()) ? Circumstances.NeedsConsent | Circumstances.Agrees
        : Circumstances.NeedsConsent;

    private static bool Agrees(ReplyBook replies, string text) =>
        replies.Languages.Any(language => string.Equals(replies.Text("consent.agree", language), text, StringComparison.OrdinalIgnoreCase));
}
