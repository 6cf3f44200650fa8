using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// Keeps trained models, each under a name made of all that it was learnt from, so that a start learns only what has changed. A model that cannot be kept or read is
/// learnt again: the cache saves time and decides nothing.
/// </summary>
/// <param name="folder">The folder; <c>null</c> keeps none.</param>
public sealed class ModelCache(string? folder)
{
    private const int MostKept = 12;

    /// <summary>A cache that keeps nothing.</summary>
    public static ModelCache None { get; } = new(null);

    /// <summary>The name of a model that is learnt from these texts, in their order.</summary>
    public static string Name(IEnumerable<string> learntFrom)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in learntFrom.Prepend(DecisionModel.Version).Prepend(FeatureSet.Buckets.ToString(CultureInfo.InvariantCulture)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The model of that name, learnt now if it is not kept.</summary>
    /// <param name="name">A hash of all that it is learnt from.</param>
    /// <param name="kinds">How many kinds it tells apart.</param>
    /// <param name="train">Learns it.</param>
    public DecisionModel Get(string name, int kinds, Func<DecisionModel> train)
    {
        if (folder is null)
        {
            return train();
        }

        var path = Path.Combine(folder, $"{name}.model");
        if (Kept(path, kinds) is { } kept)
        {
            return kept;
        }

        var model = train();
        Keep(path, model);
        return model;
    }

    private static DecisionModel? Kept(string path, int kinds)
    {
        try
        {
            return File.Exists(path) ? DecisionModel.Read(File.ReadAllBytes(path), kinds) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Written beside its place and moved there, so that nobody reads half of it.
    private void Keep(string path, DecisionModel model)
    {
        try
        {
            Directory.CreateDirectory(folder!);
            var beside = $"{path}.{Guid.NewGuid():N}";
            using (var output = File.Create(beside))
            {
                model.Write(output);
            }

            File.Move(beside, path, overwrite: true);
            foreach (var old in new DirectoryInfo(folder!).GetFiles("*.model").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is learnt again at the next start.
        }
    }
}
