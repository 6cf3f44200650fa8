namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Tells two kinds of texts apart by their features: logistic regression, trained by AdaGrad in a fixed order, so that the same examples give the same model.
/// </summary>
internal sealed class LogisticModel
{
    private const int Buckets = 1 << 17;
    private const int Rounds = 12;
    private const int Seed = 2;
    private const float Step = 0.5f;
    private const float BiasStep = 0.02f;
    private const float Decay = 1e-4f;
    private const float Calm = 1e-3f;

    private readonly float[] weights = new float[Buckets];
    private float bias;

    private LogisticModel()
    {
    }

    /// <summary>Trains a model.</summary>
    /// <param name="examples">The features of each example, and whether it is of the kind that is looked for.</param>
    /// <param name="emphasis">How much more an example of that kind counts.</param>
    public static LogisticModel Train(IReadOnlyList<(IReadOnlyCollection<ulong> Features, bool Is)> examples, float emphasis)
    {
        var model = new LogisticModel();
        var squares = new float[Buckets];
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                model.Learn(examples[example], emphasis, squares);
            }
        }

        return model;
    }

    /// <summary>How likely a text is of the kind that is looked for, 0 to 1.</summary>
    public float Likelihood(IReadOnlyCollection<ulong> features)
    {
        var norm = Norm(features.Count);
        var sum = bias;
        foreach (var feature in features)
        {
            sum += weights[feature % Buckets] * norm;
        }

        return 1 / (1 + MathF.Exp(-sum));
    }

    private void Learn((IReadOnlyCollection<ulong> Features, bool Is) example, float emphasis, float[] squares)
    {
        var norm = Norm(example.Features.Count);
        var error = (Likelihood(example.Features) - (example.Is ? 1 : 0)) * (example.Is ? emphasis : 1);
        bias -= BiasStep * error;
        foreach (var feature in example.Features)
        {
            ref var weight = ref weights[feature % Buckets];
            ref var square = ref squares[feature % Buckets];
            var gradient = (error * norm) + (Decay * weight);
            square += gradient * gradient;
            weight -= Step * gradient / (MathF.Sqrt(square) + Calm);
        }
    }

    private static float Norm(int features) => 1 / MathF.Sqrt(features + 1);
}
