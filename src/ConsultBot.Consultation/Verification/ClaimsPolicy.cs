using System.Collections.Concurrent;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>One named rule of <c>prompts/guardrails/claims.yaml</c>.</summary>
/// <param name="Id">The stable name under which a hit is recorded.</param>
/// <param name="Violation">What a hit is.</param>
/// <param name="Why">One sentence that tells a reviewer why the rule exists.</param>
/// <param name="When">Phrases, one of which must occur.</param>
/// <param name="Unless">Phrases that lift the rule when they occur in the same sentence.</param>
public sealed record ClaimRule(string Id, Violation Violation, string Why, IReadOnlyList<Phrase> When, IReadOnlyList<Phrase> Unless);

/// <summary>What no sentence to a patient may say, whoever wrote it.</summary>
/// <param name="book">The phrases of all rules, looked for in one pass.</param>
/// <param name="rules">The rules.</param>
/// <param name="therapies">Reads the therapies that a text names.</param>
/// <param name="needsNoSupport">Phrases of sentences that state nothing about a treatment: framing, refusals, the caveats themselves.</param>
/// <param name="hash">SHA-256 over the file, in hexadecimal.</param>
/// <param name="learned">What is learnt from labelled sentences, or <c>null</c>.</param>
public sealed class ClaimsPolicy(
    PhraseBook book,
    IReadOnlyList<ClaimRule> rules,
    TherapyReader therapies,
    IReadOnlyList<Phrase> needsNoSupport,
    string hash,
    LearnedClaims? learned = null)
{
    private const int MostRemembered = 20_000;

    private readonly ILookup<Phrase, ClaimRule> rulesByPhrase = rules
        .SelectMany(rule => rule.When.Select(phrase => (phrase, rule)))
        .ToLookup(pair => pair.phrase, pair => pair.rule);

    private readonly HashSet<Phrase> free = [.. needsNoSupport];
    private readonly ConcurrentDictionary<string, ClaimReading> readings = new(StringComparer.Ordinal);
    private int remembered;

    /// <summary>The same policy with what is learnt from labelled sentences.</summary>
    /// <param name="claims">What is learnt.</param>
    /// <param name="hashOfAll">SHA-256 over the rules and the sentences, in hexadecimal.</param>
    public ClaimsPolicy With(LearnedClaims claims, string hashOfAll) => new(book, rules, therapies, needsNoSupport, hashOfAll, claims);

    /// <summary>SHA-256 over the file of the rules.</summary>
    public string Hash => hash;

    /// <summary>Reads one sentence. Sentences of approved passages come again and again, so readings are remembered.</summary>
    public ClaimReading Read(string sentence)
    {
        if (readings.TryGetValue(sentence, out var known))
        {
            return known;
        }

        var reading = ReadAfresh(sentence);
        return remembered < MostRemembered && Interlocked.Increment(ref remembered) <= MostRemembered ? readings.GetOrAdd(sentence, reading) : reading;
    }

    /// <summary>The therapies that a text names.</summary>
    public Therapies TherapiesIn(FoldedText text) => therapies.In(text);

    private ClaimReading ReadAfresh(string sentence)
    {
        var text = TextFolding.Fold(sentence);
        var scan = book.Scan(text);
        var hits = scan.Matches
            .SelectMany(match => rulesByPhrase[match.Phrase].Select(rule => (match, rule)))
            .Where(pair => !pair.rule.Unless.Any(phrase => scan.Occurs(phrase, pair.match.Sentence)))
            .Select(pair => pair.rule)
            .Distinct()
            .ToArray();
        return new ClaimReading(text, hits, learned?.Weigh(text, hits) ?? hits, scan.Matches.Any(match => free.Contains(match.Phrase)), therapies.In(text));
    }
}

/// <summary>One sentence as the policy reads it.</summary>
/// <param name="Text">Its words, folded.</param>
/// <param name="PhraseHits">The rules whose phrases it has.</param>
/// <param name="Hits">The rules it breaks, when likeness to labelled sentences is weighed too.</param>
/// <param name="NeedsNoSupport">Whether it states nothing that a passage would have to support.</param>
/// <param name="Therapies">The therapies it names.</param>
public sealed record ClaimReading(FoldedText Text, IReadOnlyList<ClaimRule> PhraseHits, IReadOnlyList<ClaimRule> Hits, bool NeedsNoSupport, Therapies Therapies);
