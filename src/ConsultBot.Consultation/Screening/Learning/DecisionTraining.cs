using System.Runtime.Intrinsics;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// Trains a <see cref="DecisionModel"/> by AdaGrad in a fixed order, so that the same examples give the same model. It forgets a part of each example every time it is
/// read, so that no single word is relied on, and the model is the mean of the later rounds, which depends little on the order of the examples.
/// </summary>
internal sealed class DecisionTraining
{
    private const int Rounds = 16;
    private const int SettledFrom = 6;
    private const int Seed = 2;
    private const float Forgotten = 0.3f;
    private const float Step = 0.3f;
    private const float BiasStep = 0.01f;
    private const float Decay = 1e-6f;
    private const float Calm = 1e-3f;
    private const float Negligible = 1e-5f;

    // Every feature has its weights and then the sums of its squared gradients, each as many as fill whole vectors.
    private readonly int kinds;
    private readonly int width;
    private readonly float[] rows;
    private readonly float[] biases;
    private readonly float[] settled;
    private readonly float[] settledBiases;

    /// <summary>Begins with a model that knows nothing.</summary>
    /// <param name="kinds">How many kinds there are.</param>
    public DecisionTraining(int kinds)
    {
        this.kinds = kinds;
        width = (kinds + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        rows = new float[FeatureSet.Buckets * width * 2];
        biases = new float[width];
        settled = new float[FeatureSet.Buckets * kinds];
        settledBiases = new float[kinds];
    }

    /// <summary>The weights, one for each kind of each feature.</summary>
    public float[] Weights => settled;

    /// <summary>The weights of every message, one for each kind.</summary>
    public float[] Biases => settledBiases;

    /// <summary>Learns from examples.</summary>
    /// <param name="examples">The features of each example, and its kind, from 0.</param>
    /// <param name="emphasis">How much an example of each kind counts.</param>
    public void Learn(IReadOnlyList<(int[] Features, int Kind)> examples, float[] emphasis)
    {
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var remembered = new int[examples.Count == 0 ? 0 : examples.Max(example => example.Features.Length)];
        var errors = new float[width];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                var (features, kind) = examples[example];
                var count = 0;
                foreach (var feature in features)
                {
                    remembered[count] = feature;
                    count += random.NextSingle() >= Forgotten ? 1 : 0;
                }

                Learn(remembered.AsSpan(0, count), kind, emphasis[kind], errors);
            }

            if (round >= SettledFrom)
            {
                Settle(1f / (Rounds - SettledFrom));
            }
        }
    }

    private void Learn(ReadOnlySpan<int> features, int kind, float emphasis, float[] errors)
    {
        var norm = DecisionModel.Norm(features.Length);
        Read(features, norm, errors);
        errors[kind] -= 1;
        for (var other = 0; other < kinds; other++)
        {
            errors[other] *= emphasis;
            biases[other] -= BiasStep * errors[other];
        }

        for (var part = 0; part < width; part += Vector256<float>.Count)
        {
            Learn(features, part, Vector256.LoadUnsafe(ref errors[part]) * norm);
        }
    }

    private void Learn(ReadOnlySpan<int> features, int part, Vector256<float> errors)
    {
        foreach (var feature in features)
        {
            ref var weights = ref rows[(feature * width * 2) + part];
            ref var squares = ref rows[(feature * width * 2) + width + part];
            var weight = Vector256.LoadUnsafe(ref weights);
            var gradient = errors + (weight * Decay);
            gradient &= Vector256.GreaterThanOrEqual(Vector256.Abs(gradient), Vector256.Create(Negligible));
            var square = Vector256.LoadUnsafe(ref squares) + (gradient * gradient);
            square.StoreUnsafe(ref squares);
            (weight - (gradient * Step / (Vector256.Sqrt(square) + Vector256.Create(Calm)))).StoreUnsafe(ref weights);
        }
    }

    private void Read(ReadOnlySpan<int> features, float norm, float[] likelihoods)
    {
        for (var part = 0; part < width; part += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            foreach (var feature in features)
            {
                sum += Vector256.LoadUnsafe(ref rows[(feature * width * 2) + part]);
            }

            (Vector256.LoadUnsafe(ref biases[part]) + (sum * norm)).StoreUnsafe(ref likelihoods[part]);
        }

        DecisionModel.Share(likelihoods.AsSpan(0, kinds));
        likelihoods.AsSpan(kinds).Clear();
    }

    private void Settle(float share)
    {
        for (var feature = 0; feature < FeatureSet.Buckets; feature++)
        {
            var row = rows.AsSpan(feature * width * 2, kinds);
            var mean = settled.AsSpan(feature * kinds, kinds);
            for (var kind = 0; kind < kinds; kind++)
            {
                mean[kind] += row[kind] * share;
            }
        }

        for (var kind = 0; kind < kinds; kind++)
        {
            settledBiases[kind] += biases[kind] * share;
        }
    }
}
