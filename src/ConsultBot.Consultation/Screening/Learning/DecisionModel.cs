using System.Runtime.InteropServices;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// A linear model that says how likely a message is of each kind: multinomial logistic regression, trained by AdaGrad in a fixed order, so that the same examples
/// give the same model.
/// </summary>
public sealed class DecisionModel
{
    private const int Rounds = 24;
    private const int SettledFrom = 8;
    private const float Forgotten = 0.3f;
    private const int Seed = 2;
    private const float Step = 0.3f;
    private const float BiasStep = 0.01f;
    private const float Decay = 1e-6f;
    private const float Calm = 1e-3f;
    private const float Negligible = 1e-5f;

    private readonly int kinds;
    private readonly float[] weights;
    private readonly float[] biases;

    private DecisionModel(int kinds)
    {
        this.kinds = kinds;
        weights = new float[FeatureSet.Buckets * kinds];
        biases = new float[kinds];
    }

    /// <summary>The version of how it learns: another one makes other models of the same examples.</summary>
    public const string Version = "6";

    /// <summary>Trains a model.</summary>
    /// <param name="examples">The features of each example, and its kind, from 0.</param>
    /// <param name="kinds">How many kinds there are.</param>
    /// <param name="emphasis">How much an example of each kind counts.</param>
    public static DecisionModel Train(IReadOnlyList<(int[] Features, int Kind)> examples, int kinds, float[] emphasis)
    {
        var model = new DecisionModel(kinds);
        var squares = new float[model.weights.Length];
        var settled = new DecisionModel(kinds);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var likelihoods = new float[kinds];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                var (all, kind) = examples[example];
                var features = Array.FindAll(all, _ => random.NextSingle() >= Forgotten);
                model.Read(features, likelihoods);
                likelihoods[kind] -= 1;
                for (var other = 0; other < kinds; other++)
                {
                    likelihoods[other] *= emphasis[kind];
                }

                model.Learn(features, likelihoods, squares);
            }

            if (round >= SettledFrom)
            {
                settled.Add(model, 1f / (Rounds - SettledFrom));
            }
        }

        return settled;
    }

    /// <summary>Reads a model that was written before; <c>null</c> when the bytes are none for so many kinds.</summary>
    public static DecisionModel? Read(ReadOnlySpan<byte> bytes, int kinds)
    {
        var model = new DecisionModel(kinds);
        var biases = MemoryMarshal.AsBytes(model.biases.AsSpan());
        var weights = MemoryMarshal.AsBytes(model.weights.AsSpan());
        if (bytes.Length != biases.Length + weights.Length)
        {
            return null;
        }

        bytes[..biases.Length].CopyTo(biases);
        bytes[biases.Length..].CopyTo(weights);
        return model;
    }

    /// <summary>Writes the model down.</summary>
    public void Write(Stream output)
    {
        output.Write(MemoryMarshal.AsBytes(biases.AsSpan()));
        output.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>How likely a message is of each kind; together they are 1.</summary>
    public void Read(int[] features, Span<float> likelihoods)
    {
        var norm = Norm(features);
        biases.CopyTo(likelihoods);
        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature * kinds, kinds);
            for (var kind = 0; kind < row.Length; kind++)
            {
                likelihoods[kind] += row[kind] * norm;
            }
        }

        var most = float.NegativeInfinity;
        foreach (var sum in likelihoods)
        {
            most = MathF.Max(most, sum);
        }

        var all = 0f;
        for (var kind = 0; kind < kinds; kind++)
        {
            all += likelihoods[kind] = MathF.Exp(likelihoods[kind] - most);
        }

        for (var kind = 0; kind < kinds; kind++)
        {
            likelihoods[kind] /= all;
        }
    }

    // The mean of the later rounds depends less on the order of the examples than the last round does.
    private void Add(DecisionModel other, float share)
    {
        for (var weight = 0; weight < weights.Length; weight++)
        {
            weights[weight] += other.weights[weight] * share;
        }

        for (var kind = 0; kind < kinds; kind++)
        {
            biases[kind] += other.biases[kind] * share;
        }
    }

    private void Learn(int[] features, float[] errors, float[] squares)
    {
        var norm = Norm(features);
        for (var kind = 0; kind < kinds; kind++)
        {
            biases[kind] -= BiasStep * errors[kind];
        }

        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature * kinds, kinds);
            var past = squares.AsSpan(feature * kinds, kinds);
            for (var kind = 0; kind < row.Length; kind++)
            {
                var gradient = (errors[kind] * norm) + (Decay * row[kind]);
                if (MathF.Abs(gradient) >= Negligible)
                {
                    past[kind] += gradient * gradient;
                    row[kind] -= Step * gradient / (MathF.Sqrt(past[kind]) + Calm);
                }
            }
        }
    }

    private static float Norm(int[] features) => 1 / MathF.Sqrt(features.Length + 1);
}
