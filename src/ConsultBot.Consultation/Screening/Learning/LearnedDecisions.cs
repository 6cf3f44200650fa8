using System.Globalization;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>What likeness to the examples of one decision does.</summary>
/// <param name="Rule">The rule without phrases that counts when the model finds its decision likely enough.</param>
/// <param name="From">The likelihood from which it counts, 0 to 1.</param>
/// <param name="Keeps">The likelihood below which a phrase's hit of the same decision is set aside, 0 to 1; 0 when such a hit always counts.</param>
/// <param name="Leads">Whether it counts also when it is merely likelier than a fair question.</param>
public sealed record LearnedRule(ScreeningRule Rule, float From, float Keeps, bool Leads = true)
{
    /// <summary>
    /// The likelihood from which it counts, and below which a phrase's hit is set aside, in a message without a word of the subject, 0 to 1; <c>null</c> when the subject
    /// makes no difference. An attack's words are everyday words in messages about other things.
    /// </summary>
    public float? OffSubject { get; init; }

    /// <summary>
    /// The likelihood from which one sentence of several is enough, 0 to 1; <c>null</c> when only the whole message counts. Danger, or what is to be refused, may stand
    /// beside questions that outweigh it.
    /// </summary>
    public float? InSentence { get; init; }

    internal float CountsFrom(bool isOnSubject) => isOnSubject ? From : OffSubject ?? From;

    internal float KeepsFrom(bool isOnSubject) => isOnSubject ? Keeps : OffSubject ?? Keeps;
}

/// <summary>What the model says of a message.</summary>
/// <param name="Hits">The rules that count.</param>
/// <param name="SetAside">The rules that phrases hit and that do not count.</param>
/// <param name="ReadsFair">Whether it reads like a fair question, so that it is on the subject whatever its words.</param>
public sealed record Weighed(IReadOnlyList<RuleHit> Hits, IReadOnlyList<RuleHit> SetAside, bool ReadsFair);

/// <summary>
/// What is decided by likeness to examples. The model reads a message's words together with the rules that its phrases hit, so that it learns how far each rule is
/// to be trusted: it adds a decision that no phrase foresaw, and sets aside a hit whose decision it finds too unlikely.
/// </summary>
public sealed class LearnedDecisions
{
    private const int FewestWords = 3;
    private const float FairEmphasis = 1;
    private const float OtherEmphasis = 2;

    private readonly IReadOnlyList<LearnedRule> rules;
    private readonly Dictionary<Decision, int> kinds;
    private readonly float likely;
    private readonly float beyondDoubt;
    private readonly ReadingFeatures features;
    private readonly DecisionModel model;

    /// <summary>Learns from examples.</summary>
    /// <param name="rules">The rules, one for each decision that is learnt.</param>
    /// <param name="likely">The likelihood from which a message counts as a fair question, 0 to 1.</param>
    /// <param name="beyondDoubt">The likelihood below which a message is a piece of what was refused just before, 0 to 1.</param>
    /// <param name="features">Reads what the model knows a message by.</param>
    /// <param name="model">The model, with kind 0 for a fair question and one for each rule, in their order.</param>
    public LearnedDecisions(IReadOnlyList<LearnedRule> rules, float likely, float beyondDoubt, ReadingFeatures features, DecisionModel model)
    {
        this.rules = rules;
        this.likely = likely;
        this.beyondDoubt = beyondDoubt;
        this.features = features;
        this.model = model;
        kinds = rules.Select((rule, index) => (rule.Rule.Decision, Kind: index + 1)).ToDictionary(pair => pair.Decision, pair => pair.Kind);
    }

    /// <summary>The rules.</summary>
    public IEnumerable<ScreeningRule> Rules => rules.Select(rule => rule.Rule);

    /// <summary>Learns a model from examples, each with its kind: 0 for a fair question, else one more than the index of its rule.</summary>
    public static DecisionModel Train(IReadOnlyList<(int[] Features, int Kind)> examples, int rules) =>
        DecisionModel.Train(examples, rules + 1, [FairEmphasis, .. Enumerable.Repeat(OtherEmphasis, rules)]);

    /// <summary>Weighs what the phrases found.</summary>
    /// <param name="reading">What they found.</param>
    /// <param name="lastRefusal">What the reply before refused, or <c>null</c>.</param>
    public Weighed Weigh(Reading reading, Decision? lastRefusal)
    {
        // One or two words say too little by themselves, and who says to be safe is believed.
        if (reading.Text.Tokens.Length < FewestWords || reading.Hits.Any(hit => hit.Rule.EndsUrgency))
        {
            return new Weighed(reading.Hits, [], ReadsFair: false);
        }

        Span<float> likelihoods = stackalloc float[rules.Count + 1];
        model.Read(features.Read(reading), likelihoods);
        List<RuleHit> hits = [], setAside = [];
        foreach (var hit in reading.Hits)
        {
            (Counts(hit, likelihoods, reading.IsOnSubject) ? hits : setAside).Add(hit);
        }

        // After thanks or a story, the question often stands in a sentence of its own.
        var sentences = ReadSentences(reading);
        var fair = likelihoods[0];
        var fairestSentence = sentences.Count == 0 ? 0 : sentences.Max(sentence => sentence.Likelihoods[0]);
        if (Adds(likelihoods, hits, reading.IsOnSubject) is { } learned && (learned.Rule.Decision < Decision.Handoff || fairestSentence < beyondDoubt))
        {
            // The phrases of a decision that is made all the same name its reply better.
            var named = setAside.FindAll(hit => hit.Rule.Decision == learned.Rule.Decision);
            setAside.RemoveAll(named.Contains);
            hits.AddRange(named.Count > 0 ? named : [learned]);
        }

        AddOfSentences(sentences, hits);
        if (hits.Count == 0 && lastRefusal is { } refused && kinds.TryGetValue(refused, out var asked) && fair < beyondDoubt && fairestSentence < beyondDoubt)
        {
            // What follows a refusal and is no fair question by itself is a piece of what was refused.
            hits.Add(Hit(asked, likelihoods));
        }

        return new Weighed(hits, setAside, fair >= likely);
    }

    // How likely each sentence is of each kind, where there are several; one or two words say too little here, too.
    private List<(int Sentence, float[] Likelihoods)> ReadSentences(Reading reading)
    {
        var read = new List<(int Sentence, float[] Likelihoods)>();
        for (var sentence = 0; reading.Text.Sentences.Length > 1 && sentence < reading.Text.Sentences.Length; sentence++)
        {
            if (reading.Text.Sentences[sentence].TokenCount >= FewestWords)
            {
                var likelihoods = new float[rules.Count + 1];
                model.Read(features.Read(reading.OfSentence(sentence)), likelihoods);
                read.Add((sentence, likelihoods));
            }
        }

        return read;
    }

    private void AddOfSentences(List<(int Sentence, float[] Likelihoods)> sentences, List<RuleHit> hits)
    {
        foreach (var (sentence, likelihoods) in sentences)
        {
            for (var kind = 1; kind < likelihoods.Length; kind++)
            {
                var rule = rules[kind - 1];
                if (likelihoods[kind] >= rule.InSentence && !hits.Exists(hit => hit.Rule.Decision <= rule.Rule.Decision))
                {
                    hits.Add(Hit(kind, likelihoods) with { Sentence = sentence });
                }
            }
        }
    }

    // What was disguised was meant to be missed, and what depends on the conversation the model has not seen.
    private bool Counts(RuleHit hit, ReadOnlySpan<float> likelihoods, bool isOnSubject) =>
        hit.Disguise is not null || hit.Rule.DependsOnConversation || !kinds.TryGetValue(hit.Rule.Decision, out var kind) || likelihoods[kind] >= rules[kind - 1].KeepsFrom(isOnSubject);

    private RuleHit? Adds(ReadOnlySpan<float> likelihoods, List<RuleHit> hits, bool isOnSubject)
    {
        var kind = Urgent(likelihoods) ?? Best(likelihoods);
        var found = rules[kind - 1];
        var isLikely = likelihoods[kind] >= found.CountsFrom(isOnSubject) || (found.Leads && likelihoods[kind] > likelihoods[0]);
        return isLikely && !hits.Exists(hit => hit.Rule.Decision == found.Rule.Decision || (found.Rule.Decision >= Decision.Handoff && hit.Rule.Decision < found.Rule.Decision)) ? Hit(kind, likelihoods) : null;
    }

    // Danger that is likely enough comes before what is likelier, and the gravest first.
    private int? Urgent(ReadOnlySpan<float> likelihoods)
    {
        int? gravest = null;
        for (var kind = 1; kind < likelihoods.Length; kind++)
        {
            var decision = rules[kind - 1].Rule.Decision;
            if (decision.IsUrgent() && likelihoods[kind] >= rules[kind - 1].From && !(gravest is { } other && rules[other - 1].Rule.Decision < decision))
            {
                gravest = kind;
            }
        }

        return gravest;
    }

    private RuleHit Hit(int kind, ReadOnlySpan<float> likelihoods) =>
        new(rules[kind - 1].Rule, likelihoods[kind].ToString("0.00", CultureInfo.InvariantCulture), Sentence: -1, Disguise: null);

    private static int Best(ReadOnlySpan<float> likelihoods)
    {
        var best = 1;
        for (var kind = 2; kind < likelihoods.Length; kind++)
        {
            best = likelihoods[kind] > likelihoods[best] ? kind : best;
        }

        return best;
    }
}
