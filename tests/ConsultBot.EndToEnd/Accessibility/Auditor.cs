using ConsultBot.EndToEnd.Browsing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>Looks at a state of a page in every size and theme, by the rules of axe for WCAG 2.2 A and AA and good practice, and that nothing is wider than the window.</summary>
internal sealed class Auditor(Patient patient)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private readonly List<string> findings = [];

    /// <summary>Looks at what is there now.</summary>
    /// <param name="state">What it is called in a finding.</param>
    public async Task LookAtAsync(string state)
    {
        foreach (var look in Look.All)
        {
            await look.ApplyAsync(patient.Page);
            var result = await patient.Page.RunAxe(Rules);
            findings.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{state}, {look.Name}: {violation.Id}: {node.Html}")));
            foreach (var frame in patient.Page.Frames)
            {
                if (await frame.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var excess)
                {
                    findings.Add($"{state}, {look.Name}: {new Uri(frame.Url).AbsolutePath} is {excess} px wider than the window");
                }
            }
        }

        await Look.All[2].ApplyAsync(patient.Page);
    }

    /// <summary>Nothing was found.</summary>
    public void AssertContent() => Assert.True(findings.Count == 0, string.Join('\n', findings));
}
