using System.Text;
using System.Text.Json;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Review;

/// <summary>Reads what entries of conversations say.</summary>
internal static class EntryContents
{
    /// <summary>The entry with what it says.</summary>
    public static ReviewedEntry Read(StoredEntry entry, KeyRing keys) => new(
        entry.Position, entry.Seq, entry.Kind, Microseconds.ToTime(entry.At), Convert.ToHexStringLower(entry.Hash), ContentOf(entry, keys));

    private static EntryContent ContentOf(StoredEntry entry, KeyRing keys)
    {
        if (!EntryHeader.TryRead(entry.Header, out var header))
        {
            return new UnreadableWords();
        }

        if (keys.Find(Encoding.UTF8.GetString(header.KeyId)) is null)
        {
            return new ErasedWords();
        }

        try
        {
            return entry.Read(keys) is { } body ? Parse(entry.Kind, body) : new UnreadableWords();
        }
        catch (JsonException)
        {
            return new UnreadableWords();
        }
    }

    private static EntryContent Parse(string kind, byte[] body) => EntryKinds.FromWireName(kind) switch
    {
        EntryKind.Message => OfMessage(JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody)!),
        EntryKind.Turn => new AnsweredTurn(OfTurn(JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!)),
        EntryKind.Notice => OfNotice(JsonSerializer.Deserialize(body, BodyJson.Readable.AnnouncementBody)!),
        EntryKind.Feedback => OfFeedback(JsonSerializer.Deserialize(body, BodyJson.Readable.FeedbackBody)!),
        EntryKind.StaffMessage => OfStaff(JsonSerializer.Deserialize(body, BodyJson.Readable.StaffMessageBody)!),
        EntryKind.EnquiryChanged => OfEnquiry(JsonSerializer.Deserialize(body, BodyJson.Readable.EnquiryBody)!),
        _ => new UnseenByPatient(kind, About: null),
    };

    private static StaffWords OfStaff(StaffMessageBody message) => new(
        message.Enquiry, message.By.Name, message.By.Role, message.Text, message.Draft, message.Concerns, message.Reason, message.ReadBy);

    private static EnquiryStep OfEnquiry(EnquiryBody change) => new(change.Number, change.What, change.By?.Name, change.Words, change.State, change.Urgency, change.Team);

    private static PatientWords OfMessage(MessageBody message) => new(message.Text, message.Language);

    private static EntryContent OfNotice(AnnouncementBody notice) => notice.Text.Length == 0
        ? new UnseenByPatient(notice.What, notice.About)
        : new ShownNotice(notice.What, notice.Language, notice.Text, notice.Buttons, notice.PrivacyVersion, notice.Consent);

    private static PatientFeedback OfFeedback(FeedbackBody feedback) => new(feedback.About, feedback.Reaction, feedback.Comment);

    private static TurnRecord OfTurn(TurnBody turn) => new()
    {
        Id = turn.TurnId,
        Channel = turn.Channel,
        Language = turn.Language,
        Question = turn.Question,
        Decision = turn.Decision,
        Rule = turn.Rule,
        Hits = [.. turn.Hits.Select(OfHit)],
        SetAside = [.. (turn.SetAside ?? []).Select(OfHit)],
        Tags = turn.Tags ?? [],
        Disguises = turn.Disguises,
        PersonalData = turn.PersonalData,
        Passages = [.. turn.Passages.Select(passage => new RecordedPassage(passage.Id, passage.Hash, passage.Score))],
        Drafts = [.. turn.Drafts.Select(OfDraft)],
        Caveats = [.. turn.Caveats.Select(caveat => new RecordedCaveat(caveat.Ids, caveat.Hash, caveat.Text))],
        CaveatIds = turn.CaveatIds,
        CaveatForm = turn.CaveatForm,
        Citations = [.. turn.Citations.Select(citation => new RecordedCitation(citation.Marker, citation.Passage, citation.Source, citation.Locator))],
        Text = turn.Text,
        HandoffRequested = turn.HandoffRequested,
        Versions = new PolicyVersions(
            turn.Versions.Policy, turn.Versions.Claims, turn.Versions.Replies, turn.Versions.Knowledge, turn.Versions.Caveats, turn.Versions.Prompts),
        Model = turn.Model,
        Condensing = turn.Condensing is { } condensing ? new RecordedCondensing(condensing.Question, condensing.Rejected, OfCall(condensing.Call)) : null,
        Translating = turn.Translating is { } translating
            ? new RecordedTranslating(translating.Language, translating.Sentences, translating.Rejected, OfCall(translating.Call))
            : null,
        Timings = [.. turn.StageMicroseconds.Select(time => TimeSpan.FromMicroseconds(time))],
    };

    private static RecordedHit OfHit(HitBody hit) => new(hit.Rule, hit.Phrase, hit.Disguise);

    private static RecordedDraft OfDraft(DraftBody draft) => new(
        draft.Model,
        [.. draft.Sentences.Select(sentence => new RecordedSentence(sentence.Text, sentence.Passage, sentence.Violations, sentence.Because))])
    {
        Call = OfCall(draft.Call),
    };

    private static RecordedCall? OfCall(CallBody? call) => call is null
        ? null
        : new RecordedCall(call.Function ?? string.Empty, call.PromptHash, call.InputTokens, call.OutputTokens, TimeSpan.FromMicroseconds(call.Microseconds), call.Failure);
}
