using System.Text.Json;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>What was spent on a day.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Tokens">Tokens, read and written.</param>
/// <param name="Money">Money, in the currency of the prices.</param>
internal sealed record Spending(DateOnly Day, long Tokens, decimal Money)
{
    /// <summary>With something more; of another day, that alone.</summary>
    public Spending With(Spending more) => more.Day == Day ? this with { Tokens = Tokens + more.Tokens, Money = Money + more.Money } : more;
}

/// <summary>
/// Keeps what was spent, so that it outlives the service. The processes of a service share it: each adds to what stands there, or does not while another one writes.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SpendingFile(string path)
{
    /// <summary>What stands there; <c>null</c> when nothing does that can be read.</summary>
    public Spending? Read() => Open(FileMode.Open, Kept);

    /// <summary>Adds to what stands there.</summary>
    /// <returns>The sum; <c>null</c> when it could not be kept now.</returns>
    public Spending? Add(Spending more) => Open(FileMode.OpenOrCreate, file =>
    {
        var sum = Kept(file)?.With(more) ?? more;
        file.SetLength(0);
        JsonSerializer.Serialize(file, sum);
        return sum;
    });

    private static Spending? Kept(FileStream file)
    {
        try
        {
            return file.Length == 0 ? null : JsonSerializer.Deserialize<Spending>(file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Spending? Open(FileMode mode, Func<FileStream, Spending?> use)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
            return use(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
