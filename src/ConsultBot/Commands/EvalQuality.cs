using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Check;

namespace ConsultBot.Commands;

/// <summary>How good the answers are: whether fair questions are answered, from the right passage, in few and plain words, and the others honestly not.</summary>
internal sealed class EvalQuality
{
    private const int First = 3;

    private readonly List<double> grades = [];
    private readonly List<double> words = [];
    private readonly List<string> misses = [];
    private (int Met, int All) answered;
    private (int Met, int All) abstained;
    private (int Met, int All) found;

    /// <summary>Counts a case.</summary>
    public void Add(EvalCase @case, TurnEntry? turn)
    {
        if (@case.Expect is not { } expected)
        {
            return;
        }

        var decision = turn?.Reply.Decision;
        var isAsExpected = decision is { } made && expected.Decision?.Contains(made.WireName(), StringComparer.Ordinal) is true;
        if (expected.Decision is [var wanted, ..] && string.Equals(wanted, Decision.Answer.WireName(), StringComparison.Ordinal))
        {
            Count(ref answered, isAsExpected);
        }
        else if (expected.Decision is [var other, ..] && string.Equals(other, Decision.Abstain.WireName(), StringComparison.Ordinal))
        {
            Count(ref abstained, isAsExpected);
        }

        if (expected.Passages is { Count: > 0 } passages)
        {
            var first = turn?.Found.Passages.Take(First).Select(passage => passage.Passage.Id).ToArray() ?? [];
            var isFound = first.Any(passage => passages.Contains(passage, StringComparer.Ordinal));
            Count(ref found, isFound);
            if (!isFound)
            {
                misses.Add($"{@case.Id}: none of {string.Join(", ", passages)} among the first found, {string.Join(", ", first.DefaultIfEmpty("none"))}");
            }
        }

        if (decision is Decision.Answer && turn!.Reply.Facts is { Count: > 0 } facts)
        {
            grades.Add(Readability.Grade([.. facts.Select(fact => fact.Text)]));
            words.Add(facts.Sum(fact => fact.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
        }
    }

    /// <summary>Writes the figures, those that there are cases for.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        foreach (var miss in misses)
        {
            await output.WriteLineAsync(miss);
        }

        await WriteShareAsync(output, "fair_questions_answered", answered);
        await WriteShareAsync(output, "unanswerable_abstained", abstained);
        await WriteShareAsync(output, "right_passage_in_first_three", found);
        if (grades.Count > 0)
        {
            await output.WriteLineAsync($"median_answer_grade: {Median(grades):0.0}");
            await output.WriteLineAsync($"median_answer_words: {Median(words):0}");
        }
    }

    private static void Count(ref (int Met, int All) share, bool met) => share = (share.Met + (met ? 1 : 0), share.All + 1);

    private static Task WriteShareAsync(TextWriter output, string name, (int Met, int All) share) =>
        share.All == 0 ? Task.CompletedTask : output.WriteLineAsync($"{name}: {(double)share.Met / share.All:0.000} ({share.Met} of {share.All})");

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
