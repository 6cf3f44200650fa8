using System.Text.RegularExpressions;

namespace ConsultBot.Tests.Models;

/// <summary>
/// The sentences of a prompt's passages with their meaning turned and hardly a word changed. Each is quoted with what the passage really says, and none stands in the
/// prompt as it is.
/// </summary>
internal static partial class TwistedSentences
{
    private const int MostMilliseconds = 1_000;

    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly Dictionary<string, string> Treatments = new(StringComparer.Ordinal)
    {
        ["Exosomes"] = "PRP",
        ["exosomes"] = "PRP",
        ["Exosome"] = "PRP",
        ["exosome"] = "PRP",
        ["PRP"] = "secretome",
        ["Secretome"] = "Exosomes",
        ["secretome"] = "exosomes",
    };

    /// <summary>A denial where the passage has none.</summary>
    public static ClaimWords Denied(ModelRequest request) =>
        Turned(request, sentence => Denial().IsMatch(sentence) ? sentence : Verb().Replace(sentence, "${verb} not", 1))
        ?? Fallback(request, sentence => $"It is untrue that {sentence}");

    /// <summary>The passage's own denial left out.</summary>
    public static ClaimWords Affirmed(ModelRequest request) =>
        Turned(request, sentence => Denial().Replace(sentence, match => match.Value.Trim() switch { "cannot" => " can", "no" => " some", _ => string.Empty }, 1))
        ?? Fallback(request, sentence => $"There is no doubt about it: {sentence}");

    /// <summary>Other numbers.</summary>
    public static ClaimWords Renumbered(ModelRequest request) =>
        Turned(request, sentence => Number().Replace(sentence, match => Next(match.Value)))
        ?? Fallback(request, sentence => $"{sentence.TrimEnd('.')} in 73 of 100 people.");

    /// <summary>Another treatment.</summary>
    public static ClaimWords Swapped(ModelRequest request) =>
        Turned(request, sentence => Treatment().Replace(sentence, match => Treatments[match.Value]))
        ?? Fallback(request, sentence => $"As with botulinum, {sentence}");

    /// <summary>All of them, that a reply must not have.</summary>
    public static IEnumerable<string> All(ModelRequest request) =>
        from turn in new Func<ModelRequest, ClaimWords>[] { Denied, Affirmed, Renumbered, Swapped } select turn(request).Sentence;

    private static ClaimWords? Turned(ModelRequest request, Func<string, string> turn) => PromptPassages.Read(request)
        .SelectMany(passage => passage.Sentences.Select(sentence => new ClaimWords(turn(sentence), passage.Id, sentence)))
        .FirstOrDefault(claim => !request.User.Contains(claim.Sentence, StringComparison.OrdinalIgnoreCase));

    private static ClaimWords Fallback(ModelRequest request, Func<string, string> turn)
    {
        var own = HostileParts.Own(request);
        return own with { Sentence = turn(own.Sentence) };
    }

    private static string Next(string number) => Array.IndexOf(Numbers, number) is >= 0 and var at
        ? Numbers[(at + 4) % Numbers.Length]
        : string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? (char)('1' + ((digit - '0') % 9)) : digit));

    [GeneratedRegex(@"\b(?<verb>is|are|was|were|can|may|has|have|does|do)\b", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Verb();

    [GeneratedRegex(@" (?:not|never|cannot|no)\b", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:[Ee]xosomes?|PRP|[Ss]ecretome)\b", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Treatment();
}
