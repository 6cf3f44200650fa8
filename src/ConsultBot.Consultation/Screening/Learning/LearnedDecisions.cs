using System.Globalization;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>What likeness to the examples of one decision does.</summary>
/// <param name="Rule">The rule without phrases that counts when the model finds its decision likely enough.</param>
/// <param name="From">The likelihood from which it counts, 0 to 1.</param>
/// <param name="Keeps">The likelihood below which a phrase's hit of the same decision is set aside, 0 to 1; 0 when such a hit always counts.</param>
public sealed record LearnedRule(ScreeningRule Rule, float From, float Keeps);

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
    private const float OtherEmphasis = 4;

    private readonly IReadOnlyList<LearnedRule> rules;
    private readonly Dictionary<Decision, int> kinds;
    private readonly float likely;
    private readonly ReadingFeatures features;
    private readonly DecisionModel model;

    /// <summary>Learns from examples.</summary>
    /// <param name="rules">The rules, one for each decision that is learnt.</param>
    /// <param name="likely">The likelihood from which a message counts as a fair question, 0 to 1.</param>
    /// <param name="features">Reads what the model knows a message by.</param>
    /// <param name="model">The model, with kind 0 for a fair question and one for each rule, in their order.</param>
    public LearnedDecisions(IReadOnlyList<LearnedRule> rules, float likely, ReadingFeatures features, DecisionModel model)
    {
        this.rules = rules;
        this.likely = likely;
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
    public Weighed Weigh(Reading reading)
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
            (Counts(hit, likelihoods) ? hits : setAside).Add(hit);
        }

        Add(Best(likelihoods), likelihoods, hits);
        return new Weighed(hits, setAside, likelihoods[0] >= likely);
    }

    // What was disguised was meant to be missed, and what depends on the conversation the model has not seen.
    private bool Counts(RuleHit hit, ReadOnlySpan<float> likelihoods) =>
        hit.Disguise is not null || hit.Rule.DependsOnConversation || !kinds.TryGetValue(hit.Rule.Decision, out var kind) || likelihoods[kind] >= rules[kind - 1].Keeps;

    private void Add(int kind, ReadOnlySpan<float> likelihoods, List<RuleHit> hits)
    {
        var found = rules[kind - 1];
        if (likelihoods[kind] >= found.From && !hits.Exists(hit => hit.Rule.Decision == found.Rule.Decision || found.Rule.Decision >= Decision.Handoff))
        {
            hits.Add(new RuleHit(found.Rule, likelihoods[kind].ToString("0.00", CultureInfo.InvariantCulture), Sentence: -1, Disguise: null));
        }
    }

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
