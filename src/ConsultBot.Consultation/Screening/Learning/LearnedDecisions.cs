using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>A rule without phrases: it counts when the model finds its decision likely enough.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="From">The likelihood from which it counts, 0 to 1.</param>
public sealed record LearnedRule(ScreeningRule Rule, float From);

/// <summary>
/// What is decided by likeness to examples where no phrase was foreseen. Rules stay above it: it adds what they miss, and lifts only such of them as are listed,
/// and only of messages that it takes for a fair question beyond doubt.
/// </summary>
public sealed class LearnedDecisions
{
    private const int FewestWords = 4;
    private const float FairEmphasis = 1;
    private const float OtherEmphasis = 4;

    private readonly IReadOnlyList<LearnedRule> rules;
    private readonly IReadOnlySet<string> yielding;
    private readonly float likely;
    private readonly float beyondDoubt;
    private readonly DecisionModel model;

    /// <summary>Learns from examples.</summary>
    /// <param name="rules">The rules, one for each decision that is learnt.</param>
    /// <param name="yielding">What is lifted of a fair question: ids of rules, and names of decisions for all their rules.</param>
    /// <param name="likely">The likelihood from which a message counts as a fair question, 0 to 1.</param>
    /// <param name="beyondDoubt">The likelihood from which a message is a fair question beyond doubt, 0 to 1.</param>
    /// <param name="fair">Fair questions, whether a passage answers them or not.</param>
    /// <param name="others">Messages of the other kinds, with their decisions; those of a decision without a rule are passed over.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    public LearnedDecisions(
        IReadOnlyList<LearnedRule> rules, IReadOnlySet<string> yielding, float likely, float beyondDoubt, IReadOnlyList<string> fair, IReadOnlyList<(Decision Decision, string Text)> others, ModelCache models)
    {
        this.rules = rules;
        this.yielding = yielding;
        this.likely = likely;
        this.beyondDoubt = beyondDoubt;
        var kinds = rules.Select((rule, index) => (rule.Rule.Decision, Kind: index + 1)).ToDictionary(pair => pair.Decision, pair => pair.Kind);
        var name = ModelCache.Name(["decisions", .. fair, .. others.Select(example => $"{kinds.GetValueOrDefault(example.Decision)} {example.Text}")]);
        model = models.Get(name, rules.Count + 1, () => DecisionModel.Train(
            [
                .. fair.Select(text => (Features(text), 0)),
                .. others.Where(example => kinds.ContainsKey(example.Decision)).Select(example => (Features(example.Text), kinds[example.Decision])),
            ],
            rules.Count + 1,
            [FairEmphasis, .. Enumerable.Repeat(OtherEmphasis, rules.Count)]));
    }

    /// <summary>The rules.</summary>
    public IEnumerable<ScreeningRule> Rules => rules.Select(rule => rule.Rule);

    /// <summary>What is lifted of a fair question: ids of rules, and names of decisions.</summary>
    public IEnumerable<string> Yielding => yielding;

    /// <summary>Adds the rule that the model finds, or lifts those that yield to a fair question. Two or three words say too little by themselves, and who says to be safe is believed.</summary>
    /// <param name="text">The message.</param>
    /// <param name="hits">The rules that it hits.</param>
    /// <returns>Whether the message reads like a fair question, so that it is on the subject whatever its words.</returns>
    public bool Apply(FoldedText text, List<RuleHit> hits)
    {
        if (text.Tokens.Length < FewestWords || hits.Exists(hit => hit.Rule.EndsUrgency))
        {
            return false;
        }

        Span<float> likelihoods = stackalloc float[rules.Count + 1];
        model.Read(MessageFeatures.Read(text), likelihoods);
        if (likelihoods[0] >= beyondDoubt)
        {
            hits.RemoveAll(hit => Yields(hit.Rule) && hit.Disguise is null);
            return true;
        }

        var best = 1;
        for (var kind = 2; kind < likelihoods.Length; kind++)
        {
            best = likelihoods[kind] > likelihoods[best] ? kind : best;
        }

        var found = rules[best - 1];
        if (likelihoods[best] >= found.From && !hits.Exists(hit => hit.Rule.Decision == found.Rule.Decision || found.Rule.Decision >= Decision.Handoff))
        {
            hits.Add(new RuleHit(found.Rule, $"{likelihoods[best]:0.00}", Sentence: -1, Disguise: null));
        }

        return likelihoods[0] >= likely;
    }

    private bool Yields(ScreeningRule rule) => yielding.Contains(rule.Id) || yielding.Contains(rule.Decision.WireName());

    private static int[] Features(string text) => MessageFeatures.Read(TextFolding.Fold(text));
}
