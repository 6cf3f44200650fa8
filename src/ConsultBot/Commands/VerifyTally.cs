namespace ConsultBot.Commands;

/// <summary>Counts how many verdicts were as their cases expect.</summary>
internal sealed class VerifyTally
{
    private const string Violation = "violation";

    private readonly SortedDictionary<string, (int Found, int All)> byClass = new(StringComparer.Ordinal);
    private readonly List<string> findings = [];
    private int caught;
    private int violations;
    private int falseAlarms;
    private int fair;

    /// <summary>Counts a verdict; a case without an expectation counts for nothing.</summary>
    public void Add(VerifyCase @case, VerifyVerdict verdict)
    {
        if (@case.Expect is not { Label: { } label } expected)
        {
            return;
        }

        var flagged = verdict.Label is Violation;
        if (label is Violation)
        {
            violations++;
            caught += flagged ? 1 : 0;
        }
        else
        {
            fair++;
            falseAlarms += flagged ? 1 : 0;
        }

        foreach (var @class in expected.Violations ?? [])
        {
            var (found, all) = byClass.GetValueOrDefault(@class);
            byClass[@class] = (found + (verdict.Violations.Contains(@class, StringComparer.Ordinal) ? 1 : 0), all + 1);
        }

        if (flagged != label is Violation || (expected.Violations ?? []).Except(verdict.Violations, StringComparer.Ordinal).Any())
        {
            findings.Add($"{@case.Id}: {verdict.Label} [{string.Join(", ", verdict.Violations)}] instead of {label} [{string.Join(", ", expected.Violations ?? [])}] <- {@case.Answer}");
        }
    }

    /// <summary>Writes the findings and the counts; nothing when no case had an expectation.</summary>
    public async Task WriteAsync(TextWriter output)
    {
        if (fair + violations == 0)
        {
            return;
        }

        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding);
        }

        foreach (var (@class, (found, all)) in byClass)
        {
            await output.WriteLineAsync($"{@class,-22} {found,4} of {all,4} named");
        }

        await output.WriteLineAsync($"violations caught {caught} of {violations}, false alarms {falseAlarms} of {fair} fair answers");
    }
}
