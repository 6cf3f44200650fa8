using ConsultBot.Consultation;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Takes in what patients think of replies. After a thumb down they may say why, by one tap; what they say in words of their own is put before staff, where there are any.</summary>
internal sealed class Judgements(ITurnRecord record, ITranscript transcript, IPolicyInForce policies, IHandoffDesk desk, Feeds feeds)
{
    private const int MostToLookBack = 20;

    private static readonly string[] Reasons = ["feedback.not-what-i-asked", "feedback.hard-to-read", "feedback.seems-wrong"];

    /// <summary>Writes a judgement down; a thumb down is followed by the question why.</summary>
    /// <returns>The id of the entry.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task<string> TakeAsync(DirectLineToken token, IncomingFeedback feedback, string? clientId)
    {
        var conversation = DirectLineNames.RecordIdOf(token.ConversationId);
        var about = EntryIdOf(token, feedback.About);
        var id = await record.JudgeAsync(
            new Feedback(conversation, DirectLineNames.Channel, about, feedback.Reaction, feedback.Comment, clientId), CancellationToken.None);
        if (feedback.Reaction is FeedbackReaction.Dislike && feedback.Comment.Length == 0)
        {
            await SayAsync(conversation, Announcement.FeedbackReasons, "feedback.reasons", about, ReasonsNow());
        }

        if (feedback is { Reaction: FeedbackReaction.Dislike, Comment.Length: > 0 })
        {
            await desk.TakeAsync(new HandoffRequest(conversation, DirectLineNames.Channel, "feedback", "routine", "feedback", ReplyBook.English), CancellationToken.None);
        }

        feeds.Wake(token.ConversationId);
        return id;
    }

    /// <summary>Whether a text is one of the reasons that are offered.</summary>
    public bool IsReason(string text) => ReasonsNow().Contains(text, StringComparer.Ordinal);

    /// <summary>Writes a reason down when it was just asked for.</summary>
    /// <returns>The id of the entry; <c>null</c> when nobody asked, so that it is a message like any other.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task<string?> TakeReasonAsync(DirectLineToken token, IncomingActivity activity)
    {
        var conversation = DirectLineNames.RecordIdOf(token.ConversationId);
        if (transcript.End(conversation) is not { } end)
        {
            return null;
        }

        var last = transcript.Read(conversation, Math.Max(0, end.Seq - MostToLookBack), MostToLookBack);
        if (last.LastOrDefault(entry => entry is not Unseen) is not SaidByService { Reply: { Buttons.Count: > 0 } question } || !question.Buttons.SequenceEqual(ReasonsNow(), StringComparer.Ordinal))
        {
            return null;
        }

        var about = last.OfType<JudgedByPatient>().LastOrDefault()?.Feedback.About ?? string.Empty;
        var id = await record.JudgeAsync(
            new Feedback(conversation, DirectLineNames.Channel, about, FeedbackReaction.Reason, activity.Text, activity.ClientId), CancellationToken.None);
        await SayAsync(conversation, "feedback-thanks", "feedback.thanks", about, []);
        feeds.Wake(token.ConversationId);
        return id;
    }

    private string[] ReasonsNow()
    {
        var replies = policies.Current.Replies;
        return Array.ConvertAll(Reasons, key => replies.Text(key, ReplyBook.English));
    }

    private Task SayAsync(string conversation, string what, string key, string about, IReadOnlyList<string> buttons) => record.AnnounceAsync(
        new Announcement(conversation, DirectLineNames.Channel, what, ReplyBook.English, policies.Current.Replies.Text(key, ReplyBook.English)) { About = about, Buttons = buttons },
        CancellationToken.None);

    // A judgement of what was said elsewhere is kept, but under no name of ours.
    private static string EntryIdOf(DirectLineToken token, string activityId)
    {
        var prefix = ActivityJson.IdOf(token.ConversationId, string.Empty);
        return activityId.StartsWith(prefix, StringComparison.Ordinal) && activityId.Length <= prefix.Length + 64 ? activityId[prefix.Length..] : "unknown";
    }
}
