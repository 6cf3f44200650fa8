using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ConsultBot.Channels.Ask;
using ConsultBot.Consultation;

namespace ConsultBot.Commands;

/// <summary>A case of <c>eval</c>.</summary>
internal sealed record EvalCase
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("suite")]
    public string? Suite { get; init; }

    [JsonPropertyName("language")]
    public string? Language { get; init; }

    [JsonPropertyName("turns")]
    public IReadOnlyList<string?>? Turns { get; init; }

    [JsonPropertyName("expect")]
    public EvalExpectation? Expect { get; init; }

    /// <summary>What is wrong with the case, or <c>null</c>.</summary>
    public static string? Check(EvalCase @case) =>
        string.IsNullOrEmpty(@case.Id) ? "id: a text is expected"
        : @case.Turns is null or { Count: 0 } ? "turns: at least one text is expected"
        : @case.Turns.Any(turn => turn is null) ? "turns: each must be a text"
        : @case.Expect?.Check();
}

/// <summary>What a case expects of its last reply.</summary>
internal sealed record EvalExpectation
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [JsonPropertyName("decision")]
    public IReadOnlyList<string>? Decision { get; init; }

    [JsonPropertyName("require")]
    public IReadOnlyList<string>? Require { get; init; }

    [JsonPropertyName("forbid")]
    public IReadOnlyList<string>? Forbid { get; init; }

    [JsonPropertyName("sources")]
    public IReadOnlyList<string>? Sources { get; init; }

    [JsonPropertyName("caveats")]
    public IReadOnlyList<string>? Caveats { get; init; }

    /// <summary>Passages, one of which must be among the first three that are found.</summary>
    [JsonPropertyName("passages")]
    public IReadOnlyList<string>? Passages { get; init; }

    /// <summary>What is wrong with the expectation, or <c>null</c>.</summary>
    public string? Check()
    {
        foreach (var pattern in (Require ?? []).Concat(Forbid ?? []))
        {
            try
            {
                _ = Pattern(pattern);
            }
            catch (ArgumentException exception)
            {
                return $"expect: \"{pattern}\" is no regular expression: {exception.Message}";
            }
        }

        return (Decision ?? []).FirstOrDefault(name => Decisions.FromWireName(name) is null) is { } unknown ? $"expect: there is no decision \"{unknown}\"" : null;
    }

    /// <summary>What the reply misses; empty when it is as expected.</summary>
    public IEnumerable<string> MissedBy(TurnJson reply)
    {
        if (Decision is { Count: > 0 } && !Decision.Contains(reply.Decision, StringComparer.Ordinal))
        {
            yield return $"decision {reply.Decision} instead of {string.Join(" or ", Decision)}";
        }

        foreach (var pattern in (Require ?? []).Where(pattern => !Says(reply, pattern)))
        {
            yield return $"does not say \"{pattern}\"";
        }

        foreach (var pattern in (Forbid ?? []).Where(pattern => Says(reply, pattern)))
        {
            yield return $"says \"{pattern}\"";
        }

        foreach (var source in (Sources ?? []).Except(reply.Citations.Select(citation => citation.Source), StringComparer.Ordinal))
        {
            yield return $"does not cite {source}";
        }

        foreach (var caveat in (Caveats ?? []).Except(reply.Caveats, StringComparer.Ordinal))
        {
            yield return $"lacks the caveat {caveat}";
        }
    }

    private static bool Says(TurnJson reply, string pattern)
    {
        try
        {
            return Pattern(pattern).IsMatch(reply.Text ?? string.Empty);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase, Limit);
}
