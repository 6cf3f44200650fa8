using System.Text.Json.Nodes;
using ConsultBot.Configuration;
using ConsultBot.Prompts;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Website;

/// <summary>The words of the repository.</summary>
public sealed class WebsiteWordsTests
{
    private static readonly WebsiteWords Words = Read();

    public static TheoryData<string> Languages => [.. Words.Languages];

    [Fact]
    public void Every_language_that_has_replies_has_words() => Assert.Equal(
        Directory.GetFiles(Repository.Path("prompts", "replies"), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_that_a_patient_meets_in_the_chat_is_there_in_each_language(string language)
    {
        var missing = Words.Sections("en", "language", "contact", "talk-to-a-person", "launcher", "chat")
            .SelectMany(section => section.Value.Keys.Select(key => $"{section.Key}.{key}"))
            .Where(key => Words.LanguageOf(key, language) != language);

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_words_keep_the_numbers(string language)
    {
        Assert.Contains("911", Words.Text("chat.emergency-link", language), StringComparison.Ordinal);
        Assert.Contains("911", Words.Text("contact.emergency", language), StringComparison.Ordinal);
        Assert.Contains("555-0100", Words.Text("contact.call", language), StringComparison.Ordinal);
        Assert.Contains("555-0111", Words.Text("contact.urgent", language), StringComparison.Ordinal);
        Assert.Contains("555-0100", Words.Text("chat.clear-text", language), StringComparison.Ordinal);
        Assert.Equal(language is "ar", Words.IsRightToLeft(language));
    }

    [Fact]
    public async Task Every_starter_is_answered_and_the_way_to_a_person_is_found()
    {
        using var folder = new TemporaryFolder();
        var asked = Words.Starters.Append(Words.Text("talk-to-a-person.message", "en")).ToArray();
        var cases = asked.Select((text, at) => new JsonObject { ["id"] = $"{at}", ["turns"] = new JsonArray(text) }.ToJsonString());

        await Executable.RunInAsync(folder.Path, input: null, "eval", folder.Write("cases.jsonl", string.Join('\n', cases)), "--out", "results.jsonl");

        var decisions = File.ReadLines(Path.Combine(folder.Path, "results.jsonl")).Select(line => (string?)JsonNode.Parse(line)!["decision"]);
        Assert.Equal([.. Words.Starters.Select(_ => "answer"), "handoff"], decisions);
    }

    [Theory]
    [InlineData("told")]
    [InlineData("passed on")]
    [InlineData("notified")]
    [InlineData("shortly")]
    [InlineData("someone will")]
    [InlineData("soon")]
    public void No_word_says_that_a_person_knows(string word) => Assert.DoesNotContain(
        word, File.ReadAllText(Repository.Path("prompts", "website", "en.yaml")), StringComparison.OrdinalIgnoreCase);

    private static WebsiteWords Read()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.Development.json")).Build();
        var settings = new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read();
        return WebsiteWords.Read(settings.PromptsPath, settings.Clinic);
    }
}
