using ConsultBot.Tests.Running;

namespace ConsultBot.EndToEnd.Browsing;

/// <summary>Texts that must stay as somebody read and approved them, under <c>golden/</c>. With <c>CONSULTBOT_WRITE_GOLDEN=1</c> they are written anew, for review.</summary>
internal static class Golden
{
    public static async Task AssertAsync(string name, IEnumerable<string> lines)
    {
        var path = Repository.Path("tests", "ConsultBot.EndToEnd", "golden", $"{name}.txt");
        var text = string.Concat(lines.Select(line => $"{line}\n"));
        if (Environment.GetEnvironmentVariable("CONSULTBOT_WRITE_GOLDEN") is "1")
        {
            await File.WriteAllTextAsync(path, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), text);
    }
}
