using ConsultBot.Channels.Ask;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Commands;

/// <summary>Counts how many replies were as their cases expect, by expected decision.</summary>
internal sealed class EvalTally
{
    private readonly SortedDictionary<string, (int Met, int All)> byDecision = new(StringComparer.Ordinal);
    private readonly List<string> findings = [];
    private readonly EvalQuality quality = new();

    /// <summary>Lines that were no case.</summary>
    public int BadLines { get; private set; }

    /// <summary>Cases whose reply was not as expected.</summary>
    public int Missed { get; private set; }

    /// <summary>Counts a bad line.</summary>
    public void Bad(string problem)
    {
        BadLines++;
        findings.Add(problem);
    }

    /// <summary>Counts a result.</summary>
    /// <param name="case">The case.</param>
    /// <param name="result">Its last reply.</param>
    /// <param name="turn">What the record has of it; <c>null</c> when the case failed.</param>
    public void Add(EvalCase @case, TurnJson result, TurnEntry? turn)
    {
        quality.Add(@case, turn);
        var missed = result.Error is { } error ? [error] : @case.Expect?.MissedBy(result).ToArray();
        if (missed is null)
        {
            return;
        }

        var group = @case.Expect?.Decision is [var first, ..] ? first : "-";
        var (met, all) = byDecision.GetValueOrDefault(group);
        byDecision[group] = (met + (missed.Length == 0 ? 1 : 0), all + 1);
        if (missed.Length > 0)
        {
            Missed++;
            findings.Add($"{@case.Id}: {string.Join("; ", missed)} <- {string.Join(" | ", @case.Turns!)} (rule {result.Rule ?? "none"})");
        }
    }

    /// <summary>Writes the findings and the counts.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding);
        }

        foreach (var (decision, (met, all)) in byDecision)
        {
            await output.WriteLineAsync($"{decision,-18} {met,5} of {all,5} as expected ({(double)met / all:P1})");
        }

        if (byDecision.Count > 0)
        {
            var total = byDecision.Values.Sum(pair => pair.All);
            await output.WriteLineAsync($"{"all",-18} {total - Missed,5} of {total,5} as expected ({(double)(total - Missed) / total:P1})");
            await quality.WriteAsync(output);
        }
    }
}
