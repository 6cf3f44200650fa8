using System.Globalization;
using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Prompts;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Channels.Teams;

/// <summary>Shows an enquiry to staff. What the patient said last is masked.</summary>
internal sealed class EnquiryCard(CardTemplate template, StaffWords words, DeskSettings desk, ITranscript transcript, IPolicyInForce policies)
{
    private const int LookBack = 20;
    private const int MostLetters = 600;
    private const string Signs = "\\`*_{}[]()<>#+-!|~";

    /// <summary>The card of an enquiry as it stands.</summary>
    public JsonObject Of(Enquiry enquiry)
    {
        var (said, answered) = LastWords(enquiry.ConversationId);
        return template.Fill(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = words.Fill("card-title", ("Urgency", words[$"urgency.{enquiry.Urgency.WireName()}"]), ("Topic", words[$"topic.{enquiry.Topic.WireName()}"])),
            ["number"] = enquiry.Number.ToString(CultureInfo.InvariantCulture),
            ["state"] = !enquiry.IsOpen ? words["card-resolved"] : enquiry.ClaimedBy is { } holder ? words.Fill("card-held", ("Name", holder.Name)) : words["card-waiting"],
            ["since"] = desk.Hours.Local(enquiry.OpenedAt).ToString("ddd HH:mm", CultureInfo.InvariantCulture),
            ["team"] = enquiry.Team,
            ["language"] = enquiry.Language,
            ["reference"] = enquiry.Reference,
            ["why"] = WhyOf(enquiry),
            ["said"] = said.Length == 0 ? string.Empty : $"{words["who-patient"]}: {said}",
            ["answered"] = answered.Length == 0 ? string.Empty : $"{words["who-service"]}: {answered}",
            ["can-claim"] = enquiry is { IsOpen: true, ClaimedBy: null } ? "yes" : string.Empty,
            ["can-resolve"] = enquiry is { IsOpen: true, ClaimedBy: not null } ? "yes" : string.Empty,
            ["is-open"] = enquiry is { IsOpen: true, ClaimedBy: not null } ? "yes" : string.Empty,
        });
    }

    /// <summary>The last words of a conversation, for staff to read: who said what, oldest first, personal data masked.</summary>
    public IReadOnlyList<string> Conversation(string conversationId) =>
    [
        .. Last(conversationId).Select(entry => entry switch
        {
            SaidByPatient said => $"**{words["who-patient"]}:** {Plain(Short(Mask(said.Text)))}",
            SaidByService { Reply: { } reply } => $"**{words["who-service"]}:** {Short(reply.Text)}",
            _ => string.Empty,
        }).Where(line => line.Length > 0),
    ];

    private (string Said, string Answered) LastWords(string conversationId)
    {
        var entries = Last(conversationId);
        return (
            Short(Mask(entries.OfType<SaidByPatient>().LastOrDefault()?.Text ?? string.Empty)),
            Short(entries.OfType<SaidByService>().LastOrDefault(said => said.Reply.Answers.Count > 0)?.Reply.Text ?? string.Empty));
    }

    private IReadOnlyList<TranscriptEntry> Last(string conversationId) =>
        transcript.End(conversationId) is { } end ? transcript.Read(conversationId, Math.Max(0, end.Seq - LookBack), LookBack) : [];

    // The rule in words, as the file of rules says why it is there.
    private string WhyOf(Enquiry enquiry) => policies.Current.Guardrails.AllRules.FirstOrDefault(rule => string.Equals(rule.Id, enquiry.Why, StringComparison.Ordinal))?.Why ?? enquiry.Why;

    private string Mask(string text) => policies.Current.Guardrails.PersonalData.Mask(text);

    // A patient's words are words, and never a link or a picture for staff.
    private static string Plain(string text) => string.Concat(text.Select(letter => Signs.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString()));

    private static string Short(string text) => text.Length <= MostLetters ? text : $"{text[..MostLetters]}…";
}
