using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Handoff;

namespace ConsultBot.Storage.Bodies;

/// <summary>What a conversation remembers, as it stands in the record.</summary>
internal sealed record StateBody
{
    [JsonPropertyName("turns")]
    public required int Turns { get; init; }

    [JsonPropertyName("subject")]
    public required string[] Subject { get; init; }

    [JsonPropertyName("lastQuestion")]
    public required string LastQuestion { get; init; }

    [JsonPropertyName("refused")]
    public required string[] Refused { get; init; }

    [JsonPropertyName("urgent")]
    public required string? Urgent { get; init; }

    [JsonPropertyName("pastUrgent")]
    public required string? PastUrgent { get; init; }

    [JsonPropertyName("saidTreated")]
    public required bool SaidTreated { get; init; }

    [JsonPropertyName("sinceLongCaveat")]
    public required Dictionary<string, int> SinceLongCaveat { get; init; }

    [JsonPropertyName("gaveNotice")]
    public bool GaveNotice { get; init; }

    [JsonPropertyName("consented")]
    public bool Consented { get; init; }

    [JsonPropertyName("lastRefusal")]
    public string? LastRefusal { get; init; }

    [JsonPropertyName("noted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Noted { get; init; }

    [JsonPropertyName("notesSaid")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? NotesSaid { get; init; }

    [JsonPropertyName("putOff")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PutOff { get; init; }

    [JsonPropertyName("pieces")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pieces { get; init; }

    [JsonPropertyName("offered")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Offered { get; init; }

    [JsonPropertyName("wasOffered")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasOffered { get; init; }

    [JsonPropertyName("lastTurnAt")]
    public required DateTimeOffset? LastTurnAt { get; init; }

    /// <summary>The shape of a state.</summary>
    public static StateBody Of(ConversationState state) => new()
    {
        Turns = state.Turns,
        Subject = [.. state.Subject.Each().Select(TherapyNames.WireName)],
        LastQuestion = state.LastQuestion,
        Refused = [.. state.RefusedSlots.Order(StringComparer.Ordinal)],
        Urgent = state.Urgent?.WireName(),
        PastUrgent = state.PastUrgent?.WireName(),
        SaidTreated = state.SaidTreated,
        SinceLongCaveat = state.AnswersSinceLongCaveat.OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.WireName(), pair => pair.Value, StringComparer.Ordinal),
        GaveNotice = state.GaveNotice,
        Consented = state.Consented,
        LastRefusal = state.LastRefusal?.WireName(),
        Noted = NamesOf(state.Noted),
        NotesSaid = NamesOf(state.NotesSaid),
        PutOff = state.PutOff.Length == 0 ? null : state.PutOff,
        Pieces = state.Pieces.Length == 0 ? null : state.Pieces,
        Offered = state.Offered is { } offered ? [offered.Topic, offered.Urgency] : null,
        WasOffered = state.WasOffered,
        LastTurnAt = state.LastTurnAt,
    };

    /// <summary>The state of this shape.</summary>
    public ConversationState ToState() => new()
    {
        Turns = Turns,
        Subject = Subject.Aggregate(Therapies.None, (sum, name) => sum | (TherapyNames.FromWireName(name) ?? Therapies.None)),
        LastQuestion = LastQuestion,
        RefusedSlots = Refused.ToHashSet(StringComparer.Ordinal),
        Urgent = Urgent is null ? null : Decisions.FromWireName(Urgent),
        PastUrgent = PastUrgent is null ? null : Decisions.FromWireName(PastUrgent),
        SaidTreated = SaidTreated,
        AnswersSinceLongCaveat = SinceLongCaveat
            .Where(pair => TherapyNames.FromWireName(pair.Key) is not null)
            .ToDictionary(pair => TherapyNames.FromWireName(pair.Key)!.Value, pair => pair.Value),
        GaveNotice = GaveNotice,
        Consented = Consented,
        LastRefusal = LastRefusal is null ? null : Decisions.FromWireName(LastRefusal),
        Noted = (Noted ?? []).ToHashSet(StringComparer.Ordinal),
        NotesSaid = (NotesSaid ?? []).ToHashSet(StringComparer.Ordinal),
        PutOff = PutOff ?? string.Empty,
        Pieces = Pieces ?? string.Empty,
        Offered = Offered is [var topic, var urgency] ? new EnquiryKind(topic, urgency) : null,
        WasOffered = WasOffered,
        LastTurnAt = LastTurnAt,
    };

    private static string[]? NamesOf(IReadOnlySet<string> names) => names.Count == 0 ? null : [.. names.Order(StringComparer.Ordinal)];
}
