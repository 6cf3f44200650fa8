using System.Globalization;

namespace ConsultBot.Tests.Models;

/// <summary>A passage as it stands in an answer prompt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Sentences">The sentences of the text, as the product divides them.</param>
internal sealed record PromptPassage(string Id, string Text, IReadOnlyList<string> Sentences);

/// <summary>Reads the passages of an answer prompt.</summary>
internal static class PromptPassages
{
    private const string Heading = "Passages:";
    private const string Sign = "§ ";
    private const string Most = "Most words: ";

    /// <summary>The passages of a request, best first; none when it is no answer prompt.</summary>
    public static IReadOnlyList<PromptPassage> Read(ModelRequest request)
    {
        var passages = new List<PromptPassage>();
        var lines = request.User.Split('\n').Select(line => line.TrimEnd('\r')).SkipWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal)).ToArray();
        for (var at = 1; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Sign, StringComparison.Ordinal))
            {
                var text = string.Join(' ', lines.Skip(at + 1).TakeWhile(line => !line.StartsWith(Sign, StringComparison.Ordinal))).Trim();
                passages.Add(new PromptPassage(Id(lines[at][Sign.Length..]), text, Sentences(text)));
            }
        }

        return passages;
    }

    /// <summary>The most words that the answer may have; no limit when the request names none.</summary>
    public static int MostWords(ModelRequest request) =>
        request.User.Split('\n').FirstOrDefault(line => line.StartsWith(Most, StringComparison.Ordinal)) is { } line && int.TryParse(line[Most.Length..], CultureInfo.InvariantCulture, out var most)
            ? most
            : int.MaxValue;

    private static string Id(string heading) => heading.LastIndexOf(' ') is > 0 and var score ? heading[..score] : heading;

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var words = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            words.Add(word);
            if (word[^1] is '.' or '!' or '?' || word.EndsWith(".\"", StringComparison.Ordinal))
            {
                sentences.Add(string.Join(' ', words));
                words.Clear();
            }
        }

        if (words.Count > 0)
        {
            sentences.Add(string.Join(' ', words));
        }

        return sentences;
    }
}
