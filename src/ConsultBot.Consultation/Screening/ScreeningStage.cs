using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Screening.PersonalData;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening;

/// <summary>
/// Reads a message before anything else does: undoes disguises, guesses the language, and finds which rules it hits. It never calls out, never
/// waits, and never fails on any text.
/// </summary>
public sealed class ScreeningStage(Guardrails guardrails, Unmasking unmasking)
{
    private const int MostWordsOfAPiece = 5;
    private const int MostWordsOfPieces = 15;
    private const string InPieces = "in pieces";

    private readonly ILookup<Phrase, ScreeningRule> rulesByPhrase = guardrails.Rules
        .SelectMany(rule => rule.When.Select(phrase => (phrase, rule)))
        .ToLookup(pair => pair.phrase, pair => pair.rule);

    private readonly Dictionary<ScreeningRule, int> order = guardrails.Rules
        .Select((rule, index) => (rule, index))
        .ToDictionary(pair => pair.rule, pair => pair.index);

    private readonly ILookup<Phrase, Therapies> therapiesByPhrase = guardrails.Subjects.Therapies
        .SelectMany(pair => pair.Value.Select(phrase => (phrase, pair.Key)))
        .ToLookup(pair => pair.phrase, pair => pair.Key);

    private readonly HashSet<Phrase> comparison = [.. guardrails.Subjects.Comparison];
    private readonly HashSet<Phrase> pointsBack = [.. guardrails.Subjects.PointsBack];
    private readonly HashSet<Phrase> onSubject = [.. guardrails.Subjects.OnSubject];
    private readonly HashSet<Phrase> misreading = [.. guardrails.Subjects.Misreading];
    private readonly HashSet<Phrase> treated = [.. guardrails.Subjects.Treated];
    private readonly HashSet<Phrase> harm = [.. guardrails.Subjects.Harm];

    /// <summary>SHA-256 over the files that the rules were read from.</summary>
    public string PolicyHash => guardrails.Hash;

    /// <summary>Screens a message in the light of what its conversation remembers.</summary>
    public Screened Read(PatientMessage message, ConversationState conversation)
    {
        var reading = Find(message, conversation);
        var weighed = guardrails.Learned?.Weigh(reading, conversation.LastRefusal) ?? new Weighed(reading.Hits, [], ReadsFair: false);
        var pieces = PiecesOf(message, reading, conversation);
        if (conversation.Pieces.Length > 0 && pieces.Length > 0 && !weighed.Hits.Any(hit => hit.Rule.Decision.IsUrgent() || hit.Rule.EndsUrgency))
        {
            weighed = weighed with { Hits = [.. weighed.Hits, .. DangerIn(message with { Text = pieces }, conversation)] };
        }

        var deciding = Decide(message, reading.Text, weighed.Hits, conversation);
        var language = LanguageOf(message, reading, deciding);
        var personalData = guardrails.PersonalData.Find(message.Text);
        var (rest, maskedRest) = deciding is { TakesWholeMessage: true } ? (string.Empty, string.Empty)
            : personalData.Count == 0 ? (RestOf(message, reading.Text, weighed.Hits, reading.Noted), null)
            : RestWithout(personalData, message, conversation, weighed.Hits);
        return new Screened
        {
            Message = message,
            Text = reading.Text,
            Language = language,
            Hits = weighed.Hits,
            Noted = reading.Noted,
            SetAside = weighed.SetAside,
            Deciding = deciding,
            Rest = rest,
            MaskedRest = maskedRest ?? rest,
            PersonalData = personalData,
            Pieces = pieces,
            InEnglish = language is ReplyBook.English ? string.Empty : InEnglish(reading),
            Subject = reading.Subject,
            Compares = reading.Compares,
            PointsBack = reading.PointsBack,
            IsOnSubject = reading.IsOnSubject || weighed.ReadsFair,
            SaysTreated = reading.SaysTreated,
            AsksAboutHarm = reading.AsksAboutHarm,
            Misreads = misreading.Overlaps(reading.Phrases),
            Gaps = guardrails.Gaps.Count == 0 ? [] : [.. guardrails.Gaps.Where(gap => gap.Asked.Any(reading.Phrases.Contains))],
            Disguises = reading.Disguises,
        };
    }

    /// <summary>What the phrases find in a message, before the model weighs it.</summary>
    public Reading Find(PatientMessage message, ConversationState conversation)
    {
        var text = TextFolding.Fold(message.Text);
        var scan = guardrails.Book.Scan(text);
        var phrases = scan.Matches.Select(match => match.Phrase).ToHashSet();
        var saysTreated = treated.Overlaps(phrases);
        var state = saysTreated ? conversation with { SaidTreated = true } : conversation;
        var hits = new List<RuleHit>();
        Collect(scan, state, disguise: null, hits);
        if (hits.Select(hit => hit.Rule.Notes).OfType<string>().ToArray() is { Length: > 0 } notes)
        {
            state = state with { Noted = state.Noted.Union(notes, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal) };
            hits.Clear();
            Collect(scan, state, disguise: null, hits);
        }

        var hidden = unmasking.Read(message.Text, text);
        foreach (var reading in hidden)
        {
            Collect(guardrails.Book.Scan(reading.Text), state, reading.Disguise, hits);
        }

        // What the plain words say too was not hidden.
        var plain = hits.Where(hit => hit.Disguise is null).Select(hit => hit.Rule.Id).ToHashSet(StringComparer.Ordinal);
        hits.RemoveAll(hit => hit.Disguise is not null && plain.Contains(hit.Rule.Id));

        var subject = phrases.SelectMany(phrase => therapiesByPhrase[phrase]).Aggregate(Therapies.None, (sum, therapy) => sum | therapy);
        var noted = hits.Where(hit => !hit.Rule.Decides).DistinctBy(hit => hit.Rule.Id, StringComparer.Ordinal).ToArray();
        hits.RemoveAll(hit => !hit.Rule.Decides);
        return new Reading(message, text, hits, phrases, subject, [.. hidden.Select(reading => reading.Disguise)])
        {
            Noted = noted,
            IsOnSubject = subject != Therapies.None || onSubject.Overlaps(phrases),
            Compares = subject.Count() > 1 || comparison.Overlaps(phrases),
            PointsBack = pointsBack.Overlaps(phrases),
            SaysTreated = saysTreated,
            AsksAboutHarm = harm.Overlaps(phrases),
        };
    }

    // Who is short of breath writes "i cant" and then "breathe".
    private static string PiecesOf(PatientMessage message, Reading reading, ConversationState conversation)
    {
        if (reading.Text.Tokens.Length is 0 or > MostWordsOfAPiece)
        {
            return string.Empty;
        }

        var words = $"{conversation.Pieces} {message.Text}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.TakeLast(MostWordsOfPieces));
    }

    private IEnumerable<RuleHit> DangerIn(PatientMessage message, ConversationState conversation)
    {
        var reading = Find(message, conversation);
        var hits = guardrails.Learned?.Weigh(reading, lastRefusal: null).Hits ?? reading.Hits;
        return hits.Where(hit => hit.Rule.Decision.IsUrgent()).Select(hit => hit with { Sentence = -1, Disguise = InPieces });
    }

    private string InEnglish(Reading reading)
    {
        var asked = guardrails.InEnglish.Where(words => words.Asked.Any(reading.Phrases.Contains)).Select(words => words.English).ToArray();
        return asked.Length == 0 ? string.Empty : string.Join(' ', [.. asked, .. reading.Subject.Each().Select(TherapyNames.WireName)]);
    }

    private string LanguageOf(PatientMessage message, Reading reading, ScreeningRule? deciding)
    {
        if (message.Language is { Length: > 0 } stated)
        {
            return stated.Split('-', '_')[0].ToLowerInvariant();
        }

        // A short message shows its language by the rule it hits sooner than by its function words.
        var guessed = guardrails.Languages.Of(message.Text, reading.Text);
        return guessed is not ReplyBook.English
            ? guessed
            : reading.Noted.Select(hit => hit.Rule).Prepend(deciding).FirstOrDefault(rule => rule is { Language: not ReplyBook.English })?.Language ?? guessed;
    }

    // Danger is looked for in every message, however long or odd; only then does its form count.
    private ScreeningRule? Decide(PatientMessage message, FoldedText text, IReadOnlyList<RuleHit> hits, ConversationState conversation)
    {
        var first = hits.MinBy(hit => ((int)hit.Rule.Decision, order.GetValueOrDefault(hit.Rule, int.MaxValue)))?.Rule;
        if (conversation.Urgent is { } open and <= Decision.Emergency && !hits.Any(hit => hit.Rule.EndsUrgency) && !(first?.Decision <= open))
        {
            return open is Decision.Crisis ? MessageForm.CrisisStillOpen : MessageForm.EmergencyStillOpen;
        }

        if (first?.Decision >= Decision.Handoff && hits.FirstOrDefault(hit => hit.Rule.AnswersPutOff) is { } inEnglish)
        {
            first = inEnglish.Rule;
        }

        return first?.Decision.IsUrgent() is true ? first
            : message.Circumstances.HasFlag(Circumstances.TooMany) ? MessageForm.TooMany
            : message.Circumstances.HasFlag(Circumstances.Agrees) ? MessageForm.ConsentGiven
            : message.Circumstances.HasFlag(Circumstances.NeedsConsent) && !conversation.Consented ? MessageForm.ConsentNeeded
            : first?.Decision.IsRefusal() is true ? first
            : message.Circumstances.HasFlag(Circumstances.HasAttachment) ? MessageForm.UploadRefused
            : text.Tokens.Length == 0 ? MessageForm.Unreadable
            : message.Text.Length > MessageForm.LongestMessage ? MessageForm.TooLong
            : first;
    }

    private void Collect(PhraseScan scan, ConversationState conversation, string? disguise, List<RuleHit> hits)
    {
        foreach (var match in scan.Matches)
        {
            foreach (var rule in rulesByPhrase[match.Phrase])
            {
                if (Counts(rule, conversation)
                    && !rule.Unless.Any(phrase => scan.Occurs(phrase, match.Sentence))
                    && !rule.UnlessInMessage.Any(phrase => scan.Occurs(phrase, sentence: null)))
                {
                    hits.Add(new RuleHit(rule, match.Phrase.Notation, disguise is null ? match.Sentence : -1, disguise));
                }
            }
        }
    }

    private static bool Counts(ScreeningRule rule, ConversationState conversation) =>
        (!rule.AnswersPutOff || conversation.PutOff.Length > 0)
        && (rule.AfterRefusalOf is null || conversation.RefusedSlots.Contains(rule.AfterRefusalOf))
        && (!rule.OnlyWhenTreated || conversation.SaidTreated)
        && (rule.OnlyWhenNoted.Count == 0 || rule.OnlyWhenNoted.Any(conversation.Noted.Contains))
        && (rule.OnlyWhile.Count == 0 || (conversation.Urgent is { } open && rule.OnlyWhile.Contains(open)));

    // What is looked up and handed on has no personal data. The message is read again without it, since that may part its sentences in other places; a rule that no
    // longer shows where leaves nothing.
    private (string Remaining, string Masked) RestWithout(
        IReadOnlyList<PersonalDatum> found, PatientMessage message, ConversationState conversation, IReadOnlyList<RuleHit> hits)
    {
        var blank = PersonalDataReader.Blank(message.Text, found);
        if (hits.Count == 0)
        {
            return (blank, guardrails.PersonalData.Mask(message.Text, found));
        }

        var without = message with { Text = blank };
        var reading = Find(without, conversation);
        var counted = hits.Select(hit => hit.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var again = reading.Hits.Where(hit => counted.Contains(hit.Rule.Id)).ToArray();
        counted.ExceptWith(again.Select(hit => hit.Rule.Id));
        var rest = counted.Count == 0 ? RestOf(without, reading.Text, again, reading.Noted) : string.Empty;
        return (rest, rest);
    }

    private static string RestOf(PatientMessage message, FoldedText text, IReadOnlyList<RuleHit> hits, IReadOnlyList<RuleHit> noted)
    {
        var leftOut = noted.SelectMany(hit => hit.Rule.LeavesOut).ToHashSet(StringComparer.Ordinal);
        if (hits.Count == 0 && leftOut.Count == 0)
        {
            return message.Text;
        }

        if (hits.Any(hit => hit.Rule.TakesWholeMessage || hit.Disguise is not null))
        {
            return string.Empty;
        }

        var taken = hits.Where(hit => !hit.Rule.LeavesSentence).Select(hit => hit.Sentence).ToHashSet();
        return string.Join(
            ' ',
            Enumerable.Range(0, text.Sentences.Length)
                .Where(sentence => !taken.Contains(sentence))
                .SelectMany(sentence => text.TokensOf(sentence).ToArray().Select(token => token.Word))
                .Where(word => !leftOut.Contains(word)));
    }
}
