using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening.PersonalData;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>turn</c> entry: everything by which a reply was decided. Members are written once, in this order.</summary>
internal sealed record TurnBody
{
    private const int Current = 1;

    [JsonPropertyName("v")]
    public required int Version { get; init; }

    [JsonPropertyName("turn")]
    public required string TurnId { get; init; }

    [JsonPropertyName("answers")]
    public required string[] Answers { get; init; }

    [JsonPropertyName("channel")]
    public required string Channel { get; init; }

    [JsonPropertyName("language")]
    public required string Language { get; init; }

    [JsonPropertyName("question")]
    public required string Question { get; init; }

    [JsonPropertyName("decision")]
    public required string Decision { get; init; }

    [JsonPropertyName("rule")]
    public required string? Rule { get; init; }

    [JsonPropertyName("hits")]
    public required HitBody[] Hits { get; init; }

    /// <summary>What a reviewer should find the turn by; left out when nothing.</summary>
    [JsonPropertyName("tags")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Tags { get; init; }

    [JsonPropertyName("disguises")]
    public required IReadOnlyList<string> Disguises { get; init; }

    [JsonPropertyName("passages")]
    public required PassageBody[] Passages { get; init; }

    [JsonPropertyName("drafts")]
    public required DraftBody[] Drafts { get; init; }

    [JsonPropertyName("caveats")]
    public required CaveatBody[] Caveats { get; init; }

    /// <summary>What the caveats say, the reply's own sentences counted in, joined by commas.</summary>
    [JsonPropertyName("caveatIds")]
    public required string CaveatIds { get; init; }

    [JsonPropertyName("caveatForm")]
    public required string CaveatForm { get; init; }

    [JsonPropertyName("therapies")]
    public required string Therapies { get; init; }

    [JsonPropertyName("citations")]
    public required CitationBody[] Citations { get; init; }

    [JsonPropertyName("text")]
    public required string Text { get; init; }

    [JsonPropertyName("handoffRequested")]
    public required bool HandoffRequested { get; init; }

    [JsonPropertyName("versions")]
    public required VersionsBody Versions { get; init; }

    [JsonPropertyName("model")]
    public required string Model { get; init; }

    [JsonPropertyName("stagesUs")]
    public required long[] StageMicroseconds { get; init; }

    [JsonPropertyName("state")]
    public required StateBody State { get; init; }

    /// <summary>The kinds of personal data in the message, never the data; <c>null</c> in entries from before they were looked for.</summary>
    [JsonPropertyName("personalData")]
    public string[]? PersonalData { get; init; }

    /// <summary>The rules that phrases hit and that the model found too unlikely to count; left out when there are none.</summary>
    [JsonPropertyName("setAside")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HitBody[]? SetAside { get; init; }

    /// <summary>What came of condensing a follow-up by a language model; left out when none was asked to.</summary>
    [JsonPropertyName("condensing")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CondensingBody? Condensing { get; init; }

    /// <summary>What came of translating the reply by a language model; left out when none was asked to.</summary>
    [JsonPropertyName("translating")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TranslatingBody? Translating { get; init; }

    /// <summary>The body for a turn.</summary>
    /// <param name="turn">The turn.</param>
    public static TurnBody Of(TurnEntry turn) => new()
    {
        Version = Current,
        TurnId = turn.TurnId,
        Answers = [turn.MessageId],
        Channel = turn.Message.Channel,
        Language = turn.Reply.Language,
        Question = turn.Found.Question,
        Decision = turn.Reply.Decision.WireName(),
        Rule = turn.Reply.RuleId,
        Hits = [.. turn.Screened.Hits.Concat(turn.Screened.Noted).Select(hit => new HitBody(hit.Rule.Id, hit.Phrase, hit.Disguise))],
        Tags = turn.Screened.Tags is { Count: > 0 } tags ? [.. tags] : null,
        Disguises = turn.Screened.Disguises,
        Passages = [.. turn.Found.Passages.Select(found => new PassageBody(found.Passage.Id, found.Passage.ContentHash, Math.Round(found.Score, 4)))],
        Drafts = [.. turn.Drafts.Select(DraftBody.Of)],
        Caveats = [.. turn.Reply.Caveats.All.Select(sentence => new CaveatBody(string.Join('+', sentence.Ids.WireNames()), sentence.Hash, sentence.Text))],
        CaveatIds = string.Join(',', turn.Reply.Caveats.Ids.WireNames()),
        CaveatForm = turn.Reply.Caveats.All.Count == 0 ? string.Empty : turn.Reply.Caveats.Form.ToString().ToLowerInvariant(),
        Therapies = string.Join(',', turn.Reply.Caveats.Therapies.Each().Select(TherapyNames.WireName)),
        Citations = [.. turn.Reply.Citations.Select(citation => new CitationBody(citation.Marker, citation.PassageId, citation.SourceId, citation.Locator))],
        Text = turn.Text,
        HandoffRequested = turn.Reply.HandoffRequested,
        Versions = VersionsBody.Of(turn.Versions),
        Model = turn.Drafts.Count == 0 ? string.Empty : turn.Drafts[^1].Model,
        StageMicroseconds = [.. turn.Timings.Select(time => (long)time.TotalMicroseconds)],
        State = StateBody.Of(turn.Conversation),
        PersonalData = [.. turn.Screened.PersonalData.Select(datum => datum.Kind).Distinct().Order().Select(PersonalDataKinds.WireName)],
        Condensing = turn.Found.Condensing is { } condensing ? new CondensingBody(condensing.Question, condensing.Rejected, CallBody.Of(condensing.Call)) : null,
        Translating = turn.Reply.Translating is { } translating
            ? new TranslatingBody(translating.Language, [.. translating.Sentences], translating.Rejected, CallBody.Of(translating.Call))
            : null,
        SetAside = turn.Screened.SetAside is { Count: > 0 } setAside ? [.. setAside.Select(hit => new HitBody(hit.Rule.Id, hit.Phrase, hit.Disguise))] : null,
    };
}

/// <summary>A rule that was hit.</summary>
internal sealed record HitBody(
    [property: JsonPropertyName("rule")] string Rule, [property: JsonPropertyName("phrase")] string Phrase, [property: JsonPropertyName("disguise")] string? Disguise);

/// <summary>A passage that was found.</summary>
internal sealed record PassageBody(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("hash")] string Hash, [property: JsonPropertyName("score")] double Score);

/// <summary>A draft with its verdicts.</summary>
internal sealed record DraftBody([property: JsonPropertyName("model")] string Model, [property: JsonPropertyName("sentences")] SentenceBody[] Sentences)
{
    /// <summary>The call of a language model that it comes from; left out when there was none.</summary>
    [JsonPropertyName("call")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallBody? Call { get; init; }

    /// <summary>The shape of a verified draft.</summary>
    public static DraftBody Of(Consultation.Verification.Verified verified) =>
        new(verified.Model, [.. verified.Verdicts.Select(verdict => new SentenceBody(
            verdict.Claim.Text,
            verdict.Claim.PassageId,
            [.. verdict.Violations.Select(Consultation.Verification.Violations.WireName)],
            verdict.Because))])
        {
            Call = CallBody.Of(verified.Call),
        };
}

/// <summary>A follow-up that a language model condensed.</summary>
internal sealed record CondensingBody(
    [property: JsonPropertyName("question")] string Question, [property: JsonPropertyName("rejected")] string? Rejected, [property: JsonPropertyName("call")] CallBody? Call);

/// <summary>A reply that a language model translated.</summary>
internal sealed record TranslatingBody(
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("sentences")] string[] Sentences,
    [property: JsonPropertyName("rejected")] string? Rejected,
    [property: JsonPropertyName("call")] CallBody? Call);

/// <summary>A call of a language model.</summary>
internal sealed record CallBody(
    [property: JsonPropertyName("prompt")] string PromptHash,
    [property: JsonPropertyName("inputTokens")] long? InputTokens,
    [property: JsonPropertyName("outputTokens")] long? OutputTokens,
    [property: JsonPropertyName("us")] long Microseconds,
    [property: JsonPropertyName("failure")] string? Failure)
{
    /// <summary>The prompt function and its version; left out in entries from before there were several.</summary>
    [JsonPropertyName("function")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Function { get; init; }

    /// <summary>The shape of a call.</summary>
    public static CallBody? Of(Consultation.Models.ModelCall? call) =>
        call is null ? null : new CallBody(call.PromptHash, call.InputTokens, call.OutputTokens, (long)call.Duration.TotalMicroseconds, call.Failure) { Function = call.Prompt };
}

/// <summary>A sentence of a draft and what verification said of it.</summary>
internal sealed record SentenceBody(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("violations")] string[] Violations,
    [property: JsonPropertyName("because")] string Because);

/// <summary>A caveat that the reply shows.</summary>
internal sealed record CaveatBody(
    [property: JsonPropertyName("ids")] string Ids, [property: JsonPropertyName("hash")] string Hash, [property: JsonPropertyName("text")] string Text);

/// <summary>A source that the reply cites.</summary>
internal sealed record CitationBody(
    [property: JsonPropertyName("marker")] int Marker,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("locator")] string Locator);

/// <summary>The versions that a turn was decided by.</summary>
internal sealed record VersionsBody(
    [property: JsonPropertyName("policy")] string Policy,
    [property: JsonPropertyName("claims")] string Claims,
    [property: JsonPropertyName("replies")] string Replies,
    [property: JsonPropertyName("knowledge")] string Knowledge,
    [property: JsonPropertyName("caveats")] string Caveats,
    [property: JsonPropertyName("prompts")] string Prompts)
{
    /// <summary>The shape of versions.</summary>
    public static VersionsBody Of(PolicyVersions versions) =>
        new(versions.Policy, versions.Claims, versions.Replies, versions.Knowledge, versions.Caveats, versions.Prompts);
}
