using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultBot.Tests.Recording;

namespace ConsultBot.Tests.Models;

/// <summary>A question in another language, with a model: answered with a translation that was checked, or put off as without one.</summary>
public sealed partial class TranslatedReplyTests
{
    private const string Question = "¿qué son los exosomas?";

    [Fact]
    public async Task A_translation_that_holds_stands_before_the_English_with_its_caveats()
    {
        var (reply, turn) = await AskAsync(sentences => sentences.Select(Spanish));

        Assert.StartsWith("Esta es una traducción automática.", reply, StringComparison.Ordinal);
        Assert.Contains("[1]", reply[..reply.IndexOf("Exosomes", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("Exosomes", reply, StringComparison.Ordinal);
        Assert.Contains("No exosome product is FDA-approved.", reply, StringComparison.Ordinal);
        Assert.Equal(("answer", "es", null), (turn.Decision, turn.Language, turn.Translating!.Rejected));
        Assert.Equal("translate/1", turn.Translating.Call!.Function);
        Assert.Equal("answer/3", turn.Drafts[0].Call!.Function);
        Assert.Matches("^[0-9a-f]{64}$", turn.Translating.Call.PromptHash);
    }

    [Theory]
    [InlineData("not", "sentence 1: a denial added or lost")]
    [InlineData("number", "sentence 1: other numbers")]
    [InlineData("therapy", "sentence 1: another therapy")]
    [InlineData("promise", "sentence 1: a claim that the English does not make: guarantee")]
    [InlineData("link", "sentence 1: markup, an address, or signs that cannot be seen")]
    [InlineData("marker", "sentence 1: markup, an address, or signs that cannot be seen")]
    [InlineData("long", "sentence 1: much shorter or longer")]
    [InlineData("fewer", "1 sentences for ")]
    [InlineData("english", "it is in another language")]
    [InlineData("none", "none was proposed")]
    [InlineData("prose", "none was proposed")]
    public async Task A_translation_that_does_not_hold_is_not_shown_and_the_English_is_offered(string fault, string reason)
    {
        var (reply, turn) = await AskAsync(sentences => fault switch
        {
            "not" => sentences.Select((sentence, index) => index == 0 ? Spanish(sentence).Contains(" no ", StringComparison.Ordinal) ? Spanish(sentence).Replace(" no ", " ", StringComparison.Ordinal) : $"{Spanish(sentence)[..^1]} y no es así." : Spanish(sentence)),
            "number" => First(sentences, spanish => $"{spanish[..^1]} en 77 días."),
            "therapy" => First(sentences, spanish => $"{spanish[..^1]} y del PRP."),
            "promise" => First(sentences, spanish => $"{spanish[..^1]}, garantizado."),
            "link" => First(sentences, spanish => $"{spanish[..^1]} en malo.example.com."),
            "marker" => First(sentences, spanish => $"{spanish[..^1]} [2]."),
            "long" => First(sentences, spanish => string.Join(' ', Enumerable.Repeat(spanish, 12))),
            "fewer" => sentences.Take(1).Select(Spanish),
            "english" => sentences,
            _ => [],
        }, isProse: fault is "prose");

        Assert.StartsWith("Por ahora, la información aprobada está solo en inglés.", reply, StringComparison.Ordinal);
        Assert.Equal(("abstain", "es"), (turn.Decision, turn.Language));
        Assert.StartsWith(reason, turn.Translating!.Rejected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_English_answer_may_still_be_asked_for()
    {
        await using var service = await ModelService.StartAsync();
        service.Play(request => IsTranslation(request) ? new Fails(500) : HostileParts.Faithful(request));

        await service.Service.SayAsync(Question, "english");
        var reply = await service.Service.SayAsync("sí", "english");

        Assert.StartsWith("Exosomes are", reply, StringComparison.Ordinal);
    }

    private static IEnumerable<string> First(IReadOnlyList<string> sentences, Func<string, string> change) =>
        sentences.Select((sentence, index) => index == 0 ? change(Spanish(sentence)) : Spanish(sentence));

    private static async Task<(string Reply, Storage.Review.TurnRecord Turn)> AskAsync(Func<IReadOnlyList<string>, IEnumerable<string>> translate, bool isProse = false)
    {
        await using var service = await ModelService.StartAsync();
        service.Play(request =>
        {
            if (!IsTranslation(request))
            {
                return HostileParts.Faithful(request);
            }

            Assert.Contains("Language: Spanish", request.User, StringComparison.Ordinal);
            Assert.DoesNotContain("qué son", request.Body, StringComparison.Ordinal);
            return new Says(isProse ? "Con gusto." : JsonSerializer.Serialize(new { sentences = translate([.. Numbered().Matches(request.User).Select(line => line.Groups["text"].Value)]) }));
        });
        return await service.AskAsync(Question);
    }

    private static bool IsTranslation(ModelRequest request) => request.System.Contains("Translate each", StringComparison.Ordinal);

    // Says of a sentence what the check compares, and nothing else.
    private static string Spanish(string sentence)
    {
        var denies = Denial().IsMatch(sentence);
        var names = new[] { ("xosome", "los exosomas"), ("ecretome", "el secretoma"), ("PRP", "el PRP") }.Where(name => sentence.Contains(name.Item1, StringComparison.Ordinal)).Select(name => name.Item2);
        var numbers = Figure().Matches(sentence).Select(match => match.Value);
        return $"Para la piel {(denies ? "no " : string.Empty)}es de esta manera con {string.Join(" y ", names.Concat(numbers).Append("las células"))}.";
    }

    [GeneratedRegex(@"^\d+\. (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(not|no|don't|cannot|without|never|unknown)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Figure();
}
