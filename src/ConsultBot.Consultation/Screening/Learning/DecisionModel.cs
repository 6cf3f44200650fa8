using System.Runtime.InteropServices;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>A linear model that says how likely a message is of each kind: multinomial logistic regression.</summary>
public sealed class DecisionModel
{
    private readonly int kinds;
    private readonly float[] weights;
    private readonly float[] biases;

    private DecisionModel(int kinds, float[] weights, float[] biases)
    {
        this.kinds = kinds;
        this.weights = weights;
        this.biases = biases;
    }

    /// <summary>The version of how it learns: another one makes other models of the same examples.</summary>
    public const string Version = "7";

    /// <summary>Trains a model; the same examples give the same model.</summary>
    /// <param name="examples">The features of each example, and its kind, from 0.</param>
    /// <param name="kinds">How many kinds there are.</param>
    /// <param name="emphasis">How much an example of each kind counts.</param>
    public static DecisionModel Train(IReadOnlyList<(int[] Features, int Kind)> examples, int kinds, float[] emphasis)
    {
        var training = new DecisionTraining(kinds);
        training.Learn(examples, emphasis);
        return new DecisionModel(kinds, training.Weights, training.Biases);
    }

    /// <summary>Reads a model that was written before; <c>null</c> when the bytes are none for so many kinds.</summary>
    public static DecisionModel? Read(ReadOnlySpan<byte> bytes, int kinds)
    {
        var model = new DecisionModel(kinds, new float[FeatureSet.Buckets * kinds], new float[kinds]);
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
        var norm = Norm(features.Length);
        biases.CopyTo(likelihoods);
        foreach (var feature in features)
        {
            var row = weights.AsSpan(feature * kinds, kinds);
            for (var kind = 0; kind < row.Length; kind++)
            {
                likelihoods[kind] += row[kind] * norm;
            }
        }

        Share(likelihoods[..kinds]);
    }

    /// <summary>Turns log-odds into likelihoods that are 1 together.</summary>
    internal static void Share(Span<float> likelihoods)
    {
        var most = float.NegativeInfinity;
        foreach (var sum in likelihoods)
        {
            most = MathF.Max(most, sum);
        }

        var all = 0f;
        foreach (ref var likelihood in likelihoods)
        {
            all += likelihood = MathF.Exp(likelihood - most);
        }

        foreach (ref var likelihood in likelihoods)
        {
            likelihood /= all;
        }
    }

    /// <summary>How much one of so many features counts: a long message says no more than a short one.</summary>
    internal static float Norm(int features) => 1 / MathF.Sqrt(features + 1);
}
