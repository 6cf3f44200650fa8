using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Consultation.Conversations;

/// <summary>Works out what a conversation remembers after a turn.</summary>
public static class ConversationMemory
{
    private const int LongestQuestion = 300;

    /// <summary>The state after this reply.</summary>
    public static ConversationState After(ConversationState before, Screened screened, Found found, Reply reply, DateTimeOffset now) => before with
    {
        Turns = before.Turns + 1,
        Subject = SubjectAfter(before, screened, found, reply),
        LastQuestion = reply.Decision is not Decision.Answer || screened.Deciding is { AsksForMore: true } ? before.LastQuestion
            : screened.Deciding is { AnswersPutOff: true } ? before.PutOff
            : found.PutOff.Length > 0 ? found.PutOff
            : Shortened(screened.Rest),
        RefusedSlots = RefusedAfter(before, screened),
        LastRefusal = reply.Decision.IsRefusal() ? reply.Decision : null,
        Urgent = reply.Decision.IsUrgent() ? reply.Decision : Ends(screened) ? null : before.Urgent,
        PastUrgent = Ends(screened) ? MoreUrgent(before.Urgent, before.PastUrgent) : before.PastUrgent,
        SaidTreated = before.SaidTreated || screened.SaysTreated,
        AnswersSinceLongCaveat = CaveatsAfter(before, reply.Caveats),
        GaveNotice = before.GaveNotice || reply.GivesNotice,
        Noted = With(before.Noted, screened.Noted.Select(hit => hit.Rule.Notes).OfType<string>()),
        NotesSaid = With(before.NotesSaid, reply.Notes),
        PutOff = reply.Decision.IsUrgent() ? before.PutOff : found.PutOff,
        Pieces = reply.Decision.IsUrgent() ? string.Empty : screened.Pieces,
        Offered = reply.Decision.IsUrgent() ? before.Offered : reply.Offers,
        WasOffered = before.WasOffered || reply.Offers is not null,
        Consented = before.Consented || string.Equals(reply.RuleId, MessageForm.ConsentGiven.Id, StringComparison.Ordinal),
        LastTurnAt = now,
    };

    /// <summary>
    /// The state after this reply when it was decided by what was seen, and another turn may have come in between: nothing that turn refused, said or opened is lost.
    /// </summary>
    /// <param name="seen">The state that the reply was decided by.</param>
    /// <param name="stored">The state that is stored now.</param>
    public static ConversationState After(
        ConversationState seen, ConversationState stored, Screened screened, Found found, Reply reply, DateTimeOffset now)
    {
        var after = After(stored, screened, found, reply, now);

        // "I'm safe" cannot have meant a danger that was told after it was sent.
        var closedUnseen = stored.Turns != seen.Turns && stored.Urgent is { } open && (after.Urgent is null || after.Urgent > open);
        return closedUnseen ? after with { Urgent = stored.Urgent, PastUrgent = stored.PastUrgent } : after;
    }

    private static Decision? MoreUrgent(Decision? one, Decision? other) => one is null || other < one ? other : one;

    private static bool Ends(Screened screened) => screened.Hits.Any(hit => hit.Rule.EndsUrgency);

    private static Therapies SubjectAfter(ConversationState before, Screened screened, Found found, Reply reply)
    {
        if (screened.Subject != Therapies.None)
        {
            return screened.Subject;
        }

        return reply.Decision is Decision.Answer && before.Subject == Therapies.None && found.Passages.Count > 0
            ? found.Passages[0].Passage.Therapies
            : before.Subject;
    }

    private static IReadOnlySet<string> RefusedAfter(ConversationState before, Screened screened) =>
        With(before.RefusedSlots, screened.Hits.Select(hit => hit.Rule.Refuses).OfType<string>());

    private static IReadOnlySet<string> With(IReadOnlySet<string> before, IEnumerable<string> added)
    {
        var names = added.ToArray();
        return names.All(before.Contains) ? before : before.Union(names, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<Therapies, int> CaveatsAfter(ConversationState before, CaveatBlock caveats)
    {
        if (caveats.Therapies == Therapies.None)
        {
            return before.AnswersSinceLongCaveat;
        }

        var counts = new Dictionary<Therapies, int>(before.AnswersSinceLongCaveat);
        foreach (var therapy in caveats.Therapies.Each())
        {
            if (caveats.Form is CaveatForm.Long)
            {
                counts[therapy] = 0;
            }
            else if (counts.TryGetValue(therapy, out var since))
            {
                counts[therapy] = since + 1;
            }
        }

        return counts;
    }

    private static string Shortened(string question) => question.Length <= LongestQuestion ? question : question[..LongestQuestion];
}
