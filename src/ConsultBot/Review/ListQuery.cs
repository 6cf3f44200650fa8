using System.Globalization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Storage.Review;

namespace ConsultBot.Review;

/// <summary>What somebody asks of the list: the filters as they were typed, what they mean, and what is wrong with them.</summary>
public sealed class ListQuery
{
    private const int LongestChannel = 64;
    private const int LongestTyped = 100;

    private static readonly string[] Names = ["decision", "channel", "from", "to", "reference", "urgent", "handoff", "before"];

    private readonly Dictionary<string, string> typed;
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);

    private ListQuery(IQueryCollection query)
    {
        typed = Names
            .Where(name => !string.IsNullOrWhiteSpace(query[name]))
            .ToDictionary(name => name, name => Shortened(query[name].ToString().Trim()), StringComparer.Ordinal);
        var from = Day("from");
        var to = Day("to");
        if (from > to)
        {
            problems["to"] = "list.bad-period";
        }

        Filter = new ReviewFilter
        {
            Decision = Parsed("decision", "list.bad-decision", Decisions.FromWireName),
            Channel = Parsed("channel", "list.bad-channel", channel => channel.Length <= LongestChannel ? channel : null),
            From = from,
            Before = to?.AddDays(1),
            Reference = Parsed("reference", "list.bad-reference", ConversationReference.Read),
            IsUrgent = typed.ContainsKey("urgent"),
            HandoffRequested = typed.ContainsKey("handoff"),
        };
        Before = Parsed("before", "bad-request.text", number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (long?)null);
    }

    /// <summary>What the filters mean. Only to be used when nothing is wrong.</summary>
    public ReviewFilter Filter { get; }

    /// <summary>The number before which the part begins, or <c>null</c>.</summary>
    public long? Before { get; }

    /// <summary>Whether something is wrong.</summary>
    public bool IsBad => problems.Count > 0;

    /// <summary>Whether a filter is set.</summary>
    public bool IsFiltered => typed.Keys.Any(name => name is not "before");

    /// <summary>What was asked for, by name.</summary>
    public IReadOnlyDictionary<string, string> Asked => typed;

    /// <summary>Reads what the address says.</summary>
    public static ListQuery Read(IQueryCollection query) => new(query);

    /// <summary>What was typed under a name; empty when nothing was.</summary>
    public string Typed(string name) => typed.GetValueOrDefault(name, string.Empty);

    /// <summary>The key of the words that say what is wrong under a name, or <c>null</c>.</summary>
    public string? ProblemOf(string name) => problems.GetValueOrDefault(name);

    /// <summary>The address of the part that begins before a number.</summary>
    public string AddressBefore(long? number)
    {
        var asked = typed.Where(pair => pair.Key is not "before").Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        return ReviewEndpoints.Path + QueryString.Create(number is { } before ? asked.Append(KeyValuePair.Create("before", (string?)before.ToString(CultureInfo.InvariantCulture))) : asked);
    }

    private static string Shortened(string text) => text.Length > LongestTyped ? text[..LongestTyped] : text;

    private DateTimeOffset? Day(string name) => Parsed(
        name,
        "list.bad-date",
        text => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day.Year is > 1 and < 9999
            ? day
            : (DateTimeOffset?)null);

    private T? Parsed<T>(string name, string problem, Func<string, T?> parse)
    {
        if (!typed.TryGetValue(name, out var text))
        {
            return default;
        }

        var read = parse(text);
        if (read is null)
        {
            problems[name] = problem;
        }

        return read;
    }
}
