using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Replies;

/// <summary>What every patient is told beside the answers.</summary>
/// <param name="Unreviewed">Whether the texts are served although no clinician has checked them; said once in a conversation.</param>
public sealed record ReplyNotices(bool Unreviewed);

/// <summary>Puts a reply together from what the stages decided: which fixed text opens it, which verified facts it carries, and how it ends.</summary>
public sealed class ReplyComposer(ReplyBook replies, ClinicProfile clinic, ReplyNotices notices)
{
    /// <summary>The rule name of a message on the subject that no passage answers.</summary>
    public const string NothingApproved = "nothing-approved";

    /// <summary>The rule name of a message that has nothing to do with the subject.</summary>
    public const string OffSubject = "off-subject";

    /// <summary>The rule name of a fair question in a language without approved passages.</summary>
    public const string LanguageNotCovered = "language-not-covered";

    /// <summary>The texts that no rule names and every service needs.</summary>
    public static IReadOnlyList<string> RequiredTexts { get; } =
    [
        "abstain", "abstain.english", "abstain.language", "abstain.near", "abstain.topic", "caveat-label", "consent.given", "consent.needed", "crisis.again", "emergency-and-crisis", "emergency.again", "facts", "handoff.closed", "handoff.marked", "handoff.not-picked-up", "handoff.offer", "handoff.open", "handoff.waiting", "not-offered",
        "off_topic", "out-of-service", "person", "reminder.adverse_event", "reminder.crisis", "reminder.emergency", "staff.back", "staff.drafted", "staff.here", "staff.left", "staff.says", "too-long", "too-many", "translated", "unreadable", "unreviewed", "upload-refused", "waiting", "waiting.longer",
    ];

    /// <summary>The reply, without its caveats.</summary>
    public Reply Compose(Screened screened, Found found, Verified verified, ConversationState conversation)
    {
        var reply = ComposeBody(screened, found, verified, conversation);
        return reply.Decision.IsUrgent() || screened.Deciding?.EndsUrgency is true && reply.Facts.Count == 0
            ? reply
            : WithNotice(WithNotes(reply with { Before = [.. Reminders(conversation), .. reply.Before] }, screened, conversation), conversation);
    }

    private Reply ComposeBody(Screened screened, Found found, Verified verified, ConversationState conversation)
    {
        var rule = screened.Deciding;
        if (rule is not null && rule.Decision < Decision.Answer)
        {
            return WithRule(rule, screened, found, verified);
        }

        if (verified.Answers)
        {
            return WithFacts(new Reply { Decision = Decision.Answer, Language = ReplyBook.English, Before = Offering(found) }, screened, found, verified);
        }

        if (rule is not null)
        {
            var key = rule.EndsUrgency && conversation.Urgent is Decision.Crisis ? $"{rule.Reply}-crisis" : rule.Reply;
            return Fixed(rule.Decision, rule.Id, key, screened);
        }

        return WithoutAnswer(screened, found, conversation);
    }

    private Reply WithRule(ScreeningRule rule, Screened screened, Found found, Verified verified)
    {
        if (rule.Decision.IsUrgent())
        {
            return Urgent(rule, screened);
        }

        var opening = Fixed(rule.Decision, rule.Id, rule.Reply, screened);

        var person = rule.Decision.IsRefusal() && rule.Decision is not Decision.RefuseUnsafe ? [replies.Text("person", opening.Language)] : Array.Empty<string>();
        if (!verified.Answers)
        {
            return opening with { After = person };
        }

        var lead = replies.Has($"{rule.Reply}.facts") ? $"{rule.Reply}.facts" : "facts";
        var reply = opening with { Before = [.. opening.Before, replies.Text(lead, ReplyBook.English)], After = person };
        return WithFacts(reply, screened, found, verified);
    }

    private static Passage PassageOf(Claim claim, Found found) =>
        found.Passages.First(other => string.Equals(other.Passage.Id, claim.PassageId, StringComparison.Ordinal)).Passage;

    // "A page that sells exosomes says …" is cited to that page, not to the first source of its passage.
    private static SourceReference SourceOf(Claim claim, Passage passage) =>
        passage.Sentences.FirstOrDefault(sentence => string.Equals(sentence.Text, claim.Text, StringComparison.Ordinal))?.Source ?? passage.Sources[0];

    private Reply WithFacts(Reply reply, Screened screened, Found found, Verified verified)
    {
        var markers = new Dictionary<(string Passage, SourceReference Source), int>();
        var citations = new List<Citation>();
        var facts = new List<CitedSentence>(verified.Claims.Count);
        foreach (var claim in verified.Claims)
        {
            var source = SourceOf(claim, PassageOf(claim, found));
            if (!markers.TryGetValue((claim.PassageId, source), out var marker))
            {
                markers.Add((claim.PassageId, source), marker = markers.Count + 1);
                citations.Add(new Citation(marker, claim.PassageId, source.SourceId, source.Locator));
            }

            facts.Add(new CitedSentence(claim.Text, marker));
        }

        return reply with { Facts = facts, AsList = verified.AsList, Gap = GapIn(screened, verified), Citations = citations };
    }

    // In danger, a person reads the language they think in; the English below is for whoever stands beside them.
    private Reply Urgent(ScreeningRule rule, Screened screened)
    {
        var both = rule.Decision is Decision.Crisis && screened.Hits.Any(hit => hit.Rule.Decision is Decision.Emergency);
        var reply = Fixed(rule.Decision, rule.Id, both ? "emergency-and-crisis" : rule.Reply, screened);
        return reply.Language is ReplyBook.English
            ? reply
            : reply with { After = [replies.Text(both ? "emergency-and-crisis" : rule.Reply, ReplyBook.English)] };
    }

    private string[] Reminders(ConversationState conversation) =>
        (conversation.Urgent ?? conversation.PastUrgent) is { } urgent ? [replies.Text($"reminder.{urgent.WireName()}", ReplyBook.English)] : [];

    // What was noted is said once in a conversation, in the first reply that leaves room for it, unless that reply says it itself.
    private Reply WithNotes(Reply reply, Screened screened, ConversationState conversation)
    {
        var told = screened.Noted.Select(hit => hit.Rule).Where(rule => rule.Notes is not null).ToArray();
        var due = told.Select(rule => rule.Notes!).Concat(conversation.Noted)
            .Distinct(StringComparer.Ordinal).Where(note => !conversation.NotesSaid.Contains(note)).Order(StringComparer.Ordinal).ToArray();
        if (due.Length == 0)
        {
            return reply;
        }

        var said = reply.Before.ToHashSet(StringComparer.Ordinal);
        var saidAlready = told.Where(rule => rule.SaidBy.Any(key => said.Contains(replies.Text(key, screened.Language)))).Select(rule => rule.Notes);
        var lines = due.Except(saidAlready, StringComparer.Ordinal).Select(note => replies.Text($"note.{note}", screened.Language));
        return reply with { Before = [.. lines, .. reply.Before], Notes = due };
    }

    private Reply WithNotice(Reply reply, ConversationState conversation) =>
        notices.Unreviewed && !conversation.GaveNotice ? reply with { After = [.. reply.After, replies.Text("unreviewed", ReplyBook.English)], GivesNotice = true } : reply;

    private string[] Offering(Found found) =>
        found.Subject != Therapies.None && (found.Subject & clinic.NotOffered) == found.Subject ? [replies.Text("not-offered", ReplyBook.English)] : [];

    private Reply WithoutAnswer(Screened screened, Found found, ConversationState conversation)
    {
        if (screened.Language is not ReplyBook.English)
        {
            return Fixed(Decision.Abstain, LanguageNotCovered, found.PutOff.Length > 0 ? "abstain.english" : "abstain.language", screened);
        }

        var onSubject = screened.IsOnSubject || found.Unanswered is not null || (screened.PointsBack && conversation.Subject != Therapies.None);
        if (!onSubject)
        {
            return Fixed(Decision.OffTopic, OffSubject, "off_topic", screened);
        }

        var near = found.Passages.Select(passage => passage.Passage.Title).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        if (near.Length < 2)
        {
            return Fixed(Decision.Abstain, NothingApproved, "abstain", screened);
        }

        var text = replies.Text(found.Unanswered is null ? "abstain.near" : "abstain.topic", ReplyBook.English)
            .Replace("{What}", found.Unanswered?.What, StringComparison.Ordinal)
            .Replace("{Near1}", near[0], StringComparison.Ordinal)
            .Replace("{Near2}", near[1], StringComparison.Ordinal);
        return new Reply { Decision = Decision.Abstain, RuleId = found.Unanswered is { } topic ? $"unanswered.{topic.Id}" : NothingApproved, Language = ReplyBook.English, Before = [text] };
    }

    private Reply Fixed(Decision decision, string ruleId, string key, Screened screened) => new()
    {
        Decision = decision,
        RuleId = ruleId,
        Language = replies.LanguageOf(key, screened.Language),
        Before = [replies.Text(key, screened.Language)],
        HandoffRequested = decision is Decision.Handoff || decision.IsUrgent(),
    };

    private string GapIn(Screened screened, Verified verified)
    {
        if (screened.Gaps.Count == 0)
        {
            return string.Empty;
        }

        var said = verified.Claims.SelectMany(claim => TextFolding.Fold(claim.Text).Tokens).Select(token => PorterStemmer.Stem(token.Word)).ToHashSet(StringComparer.Ordinal);
        var open = screened.Gaps.FirstOrDefault(gap => !gap.AnsweredBy.Overlaps(said));
        return open is null ? string.Empty : replies.Text($"gaps.{open.Name}", ReplyBook.English);
    }
}
