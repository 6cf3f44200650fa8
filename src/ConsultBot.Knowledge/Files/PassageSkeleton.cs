using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ConsultBot.Consultation;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>What is known of a passage before its text is written.</summary>
/// <param name="Id">The id, which is the name of its file.</param>
/// <param name="Title">The title.</param>
/// <param name="Therapies">The therapies that it is on.</param>
/// <param name="Topics">The topics.</param>
/// <param name="Grade">The evidence grade, as it is written in files.</param>
/// <param name="SourceId">The document that it comes from.</param>
/// <param name="Locator">The place in that document.</param>
public sealed record PassageOutline(string Id, string Title, Therapies Therapies, IReadOnlyList<string> Topics, string Grade, string SourceId, string Locator);

/// <summary>Begins passages: a file with its front matter and no text, which every check refuses until the text is written.</summary>
public static partial class PassageSkeleton
{
    /// <summary>The most characters of an id.</summary>
    public const int LongestId = 80;

    /// <summary>The grade of a passage about which nothing else is known.</summary>
    public const string StandardGrade = "advice";

    /// <summary>Whether an id is in kebab case, and so the name of a file in its own folder and nowhere else.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && KebabCase().IsMatch(id);

    /// <summary>The front matter, with its closing line.</summary>
    public static string FrontMatter(PassageOutline outline, DateOnly reviewBy) => new StringBuilder()
        .Append("---\n")
        .Append(CultureInfo.InvariantCulture, $"id: {outline.Id}\n")
        .Append(CultureInfo.InvariantCulture, $"title: {YamlFile.Quote(outline.Title)}\n")
        .Append(CultureInfo.InvariantCulture, $"therapy: [{string.Join(", ", outline.Therapies.Each().Select(TherapyNames.WireName))}]\n")
        .Append(CultureInfo.InvariantCulture, $"topics: [{string.Join(", ", outline.Topics)}]\n")
        .Append(CultureInfo.InvariantCulture, $"grade: {outline.Grade}\n")
        .Append("sources:\n")
        .Append(CultureInfo.InvariantCulture, $"  - id: {outline.SourceId}\n")
        .Append(CultureInfo.InvariantCulture, $"    locator: {YamlFile.Quote(outline.Locator)}\n")
        .Append("questions: []\n")
        .Append(CultureInfo.InvariantCulture, $"review-by: {reviewBy:yyyy-MM-dd}\n")
        .Append("clinical-review: pending\n---\n")
        .ToString();

    /// <summary>Writes the skeleton of a passage into <c>passages/&lt;topic&gt;/</c>.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
    /// <param name="topic">The folder below <c>passages/</c>.</param>
    /// <param name="outline">What is known of the passage.</param>
    /// <param name="reviewBy">The day after which it needs a new look.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="YamlFileException">There is a passage of that id, or the folder leads out of <c>passages/</c>.</exception>
    public static string Write(string knowledgePath, string topic, PassageOutline outline, DateOnly reviewBy)
    {
        var passages = Path.Combine(knowledgePath, "passages");
        if (!Directory.Exists(passages))
        {
            throw new YamlFileException(passages, 0, "the folder does not exist");
        }

        if (Directory.GetFiles(passages, $"{outline.Id}.md", SearchOption.AllDirectories).FirstOrDefault() is { } taken)
        {
            throw new YamlFileException(taken, 0, $"there is a passage \"{outline.Id}\" already");
        }

        var folder = Path.Combine(passages, topic);
        if (!IsId(topic) || !IsId(outline.Id) || !RealPath.IsWithin(folder, passages))
        {
            throw new YamlFileException(folder, 0, "the folder leads out of knowledge/passages");
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{outline.Id}.md");
        using var file = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        file.Write(FrontMatter(outline, reviewBy));
        return path;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KebabCase();
}
