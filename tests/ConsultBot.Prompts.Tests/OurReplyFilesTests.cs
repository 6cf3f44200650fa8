using ConsultBot.Consultation.Replies;

namespace ConsultBot.Prompts.Tests;

/// <summary>What every language of <c>prompts/replies</c> must have.</summary>
public sealed class OurReplyFilesTests
{
    private static readonly string[] Kinds = ["emergency", "emergency-and-crisis", "crisis", "crisis-in-doubt", "crisis-other", "adverse_event", "refuse_unsafe", "refuse_dosing", "refuse_diagnosis", "refuse_promise", "handoff", "note"];

    [Fact]
    public void Every_urgent_text_refusal_and_handoff_exists_in_all_thirteen_languages()
    {
        var sheets = ReplyFiles.ReadSheets(OurPrompts());
        var needed = sheets[0].Texts.Select(text => text.Key)
            .Where(key => Kinds.Contains(key.Split('.')[0], StringComparer.Ordinal) && !key.EndsWith(".facts", StringComparison.Ordinal))
            .Append("abstain.english").ToArray();

        var missing = sheets.SelectMany(sheet => needed.Except(sheet.Texts.Select(text => text.Key), StringComparer.Ordinal).Select(key => $"{sheet.Language}: {key}"));

        Assert.Equal(13, sheets.Count);
        Assert.Empty(missing);
        Assert.All(sheets.Where(sheet => sheet.Language is not ReplyBook.English), sheet => Assert.False(sheet.NativeReviewed));
    }

    private static string OurPrompts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConsultBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("ConsultBot.sln is in none of the folders above.");
        }

        return Path.Combine(folder.FullName, "prompts");
    }
}
