using System.Text.Json;
using ConsultBot.EndToEnd.Browsing;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>Looks at a state of a page in every size and theme, by the rules of axe for WCAG 2.2 A and AA and good practice, and that nothing is wider than the window.</summary>
internal sealed class Auditor(Patient patient)
{
    // Documents are looked at one by one, each with all that is in it: what is in a frame is a page of its own to its reader.
    private const string Run = """
        async () => {
          const result = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations', 'incomplete'],
            iframes: false,
          });
          const told = list => list.flatMap(rule => rule.nodes.map(node => ({ rule: rule.id, html: node.html, why: node.failureSummary })));
          return JSON.stringify({ violations: told(result.violations), incomplete: told(result.incomplete) });
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // What axe leaves to a person, and why it may stand.
    private static readonly Dictionary<string, string> LeftToAPerson = new(StringComparer.Ordinal)
    {
        ["color-contrast"] = "The chat window lays an overlay for the keyboard over each message, through which axe does not look. The colours are those of the parts it can see.",
        ["aria-prohibited-attr"] = "The chat window names the box around each message by the message itself, which is also read without that name.",
        ["frame-tested"] = "What is in a frame is looked at by itself.",
    };

    private readonly List<string> findings = [];

    // Where pictures of every state in every look go, for those who want to see them: CONSULTBOT_PICTURES.
    private static string? Pictures => Environment.GetEnvironmentVariable("CONSULTBOT_PICTURES");

    /// <summary>Looks at what is there now.</summary>
    /// <param name="state">What it is called in a finding.</param>
    public async Task LookAtAsync(string state)
    {
        var browser = await patient.Browser.NewCDPSessionAsync(patient.Page);
        foreach (var look in Look.All)
        {
            await look.ApplyAsync(patient.Page, browser);
            if (Pictures is { Length: > 0 } folder)
            {
                await patient.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{state}-{look.Name}.png".Replace(' ', '-').Replace('/', '_')) });
            }

            foreach (var frame in patient.Page.Frames)
            {
                if (frame.ParentFrame is null || await (await frame.FrameElementAsync()).IsVisibleAsync())
                {
                    findings.AddRange((await LookIntoAsync(frame)).Select(finding => $"{state}, {look.Name}: {frame.Url}: {finding}"));
                }
            }
        }

        await Look.All[2].ApplyAsync(patient.Page, browser);
        await browser.DetachAsync();
    }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Nothing was found.</summary>
    public void AssertContent() => Assert.True(findings.Count == 0, string.Join('\n', findings));

    private static async Task<List<string>> LookIntoAsync(IFrame frame)
    {
        if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await frame.EvaluateAsync(Axe);
        }

        var result = JsonSerializer.Deserialize<Result>(await frame.EvaluateAsync<string>(Run), JsonSerializerOptions.Web)!;
        var found = result.Violations.Concat(result.Incomplete.Where(finding => !LeftToAPerson.ContainsKey(finding.Rule))).Select(finding => $"{finding.Rule}: {finding.Why} {finding.Html}").ToList();
        if (await frame.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var excess)
        {
            found.Add($"it is {excess} px wider than the window");
        }

        return found;
    }

    private sealed record Result(Finding[] Violations, Finding[] Incomplete);

    private sealed record Finding(string Rule, string Html, string Why);
}
