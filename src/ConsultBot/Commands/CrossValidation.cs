using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Prompts;

namespace ConsultBot.Commands;

/// <summary>
/// What screening decides of each labelled example when the model has not learnt from it: the examples are dealt into parts by runs of lines, so that one writer's
/// lines stay together, and each part is read by a model of the others.
/// </summary>
internal sealed class CrossValidation(LearnedFile learned, ScreeningStage phrases)
{
    /// <summary>Into how many parts the examples are dealt.</summary>
    public const int Parts = 5;

    private const int RunLength = 12;

    /// <summary>Every example with what was decided of it.</summary>
    public IReadOnlyList<HeldOut> Run()
    {
        var examples = learned.Examples.Select((example, index) => (
            example.Kind,
            Reading: phrases.Find(GuardrailFiles.Example(example.Text), ConversationState.New),
            Part: index / RunLength % Parts)).ToArray();
        var features = Array.ConvertAll(examples, example => learned.Features.Read(example.Reading));
        var heldOut = new HeldOut[examples.Length];
        Parallel.For(0, Parts, part =>
        {
            var others = Enumerable.Range(0, examples.Length).Where(index => examples[index].Part != part);
            var model = LearnedDecisions.Train([.. others.Select(index => (features[index], examples[index].Kind))], learned.Rules.Count);
            var decisions = new LearnedDecisions(learned.Rules, learned.Likely, learned.BeyondDoubt, learned.Features, model);
            for (var index = 0; index < examples.Length; index++)
            {
                if (examples[index].Part == part)
                {
                    var likelihoods = new float[learned.Rules.Count + 1];
                    model.Read(features[index], likelihoods);
                    heldOut[index] = new HeldOut(examples[index].Kind, KindOf(decisions.Weigh(examples[index].Reading, lastRefusal: null).Hits), likelihoods, examples[index].Reading);
                }
            }
        });
        return heldOut;
    }

    /// <summary>The wire names of the kinds.</summary>
    public string[] Names() => ["fair", .. learned.Rules.Select(rule => rule.Rule.Decision.WireName())];

    private int KindOf(IReadOnlyList<RuleHit> hits)
    {
        if (hits.Count == 0)
        {
            return 0;
        }

        var first = hits.Min(hit => hit.Rule.Decision);
        return 1 + learned.Rules.Select(rule => rule.Rule.Decision).ToList().IndexOf(first);
    }
}

/// <summary>An example that the model had not learnt from.</summary>
/// <param name="Kind">Its label.</param>
/// <param name="Decided">What screening decided.</param>
/// <param name="Likelihoods">What the model finds, by kind.</param>
/// <param name="Reading">What the phrases found.</param>
internal sealed record HeldOut(int Kind, int Decided, float[] Likelihoods, Reading Reading);
