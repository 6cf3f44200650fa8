using ConsultBot.Consultation;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class WebsiteWordsTests : IDisposable
{
    private const string English = "website/en.yaml";
    private const string German = "website/de.yaml";

    private static readonly ClinicProfile Clinic = new()
    {
        Name = "The Clinic", Country = "the US", Phone = "555-0100", Email = "desk@example.org", UrgentPhone = "555-0111", AfterHours = "none",
        EmergencyNumber = "911", CrisisLine = "988", Hours = "Mon-Fri 9-5",
    };

    private readonly PromptsFolder folder = new();

    public WebsiteWordsTests() => folder.Write(English, EnglishWords());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_facts_of_the_clinic_are_filled_in()
    {
        folder.Replace(English, "  call: call\n", "  call: \"Call {Phone}, {ClinicName}\"\n");

        Assert.Equal("Call 555-0100, The Clinic", Read().Text("contact.call", "en"));
    }

    [Fact]
    public void A_word_that_a_language_lacks_is_said_in_English()
    {
        folder.Write(German, "clinical-review: pending\nnative-review: pending\nlanguage:\n  name: Deutsch\n  direction: ltr\n");

        var words = Read();

        Assert.Equal(["de", "en"], words.Languages);
        Assert.Equal(("Deutsch", "de"), (words.Text("language.name", "de"), words.LanguageOf("language.name", "de")));
        Assert.Equal(("menu", "en"), (words.Text("chat.menu", "de"), words.LanguageOf("chat.menu", "de")));
        Assert.Equal("menu", words.Sections("de", "chat")["chat"]["menu"]);
    }

    [Theory]
    [InlineData("  menu: menu\n", "", "the key \"menu\" is missing")]
    [InlineData("  menu: menu\n", "  menu: ''\n", "\"menu\" is empty")]
    [InlineData("  menu: menu\n", "  menu: [a, b]\n", "\"menu\" must be text")]
    [InlineData("  menu: menu\n", "  menu: call {PhoneNumber}\n", "\"menu\" names the placeholder {PhoneNumber}, which does not exist")]
    [InlineData("  direction: ltr\n", "  direction: up\n", "\"direction\" must be ltr or rtl, not \"up\"")]
    [InlineData("starters:\n  - a?\n", "starters: []\n", "\"starters\" needs at least one question")]
    public void A_problem_names_the_file_and_says_what_is_wrong(string old, string replacement, string problem)
    {
        folder.Replace(English, old, replacement);

        var exception = Assert.Throws<YamlFileException>(Read);

        Assert.Equal((folder.PathOf(English), problem), (exception.Path, exception.Problem));
        Assert.True(exception.Line > 0);
    }

    [Theory]
    [InlineData("chat:\n  menue: Menü\n", 2, "menue")]
    [InlineData("chta:\n  menu: Menü\n", 1, "chta")]
    [InlineData("chat:\n  menu: Menü\nstarters: [Was sind Exosomen?]\n", 3, "starters")]
    public void A_key_that_does_not_exist_is_an_error_with_its_line(string yaml, long line, string key)
    {
        folder.Write(German, yaml);

        var exception = Assert.Throws<YamlFileException>(Read);

        Assert.Equal((folder.PathOf(German), line), (exception.Path, exception.Line));
        Assert.StartsWith($"there is no key \"{key}\" here", exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_English_there_are_no_words()
    {
        File.Delete(folder.PathOf(English));

        Assert.Equal("there is no en.yaml; every other language falls back to it", Assert.Throws<YamlFileException>(Read).Problem);
    }

    [Fact]
    public void The_version_of_the_privacy_notice_changes_with_its_words_and_with_nothing_else()
    {
        var before = Read().PrivacyVersion;
        folder.Replace(English, "  menu: menu\n", "  menu: other\n");
        var afterOthers = Read().PrivacyVersion;
        folder.Replace(English, "  who-text: who-text\n", "  who-text: Everybody.\n");

        Assert.Equal(before, afterOthers);
        Assert.NotEqual(before, Read().PrivacyVersion);
        Assert.Equal(12, before.Length);
    }

    private static string EnglishWords() => "clinical-review: pending\nstarters:\n  - a?\n" + string.Concat(
        WebsiteWordKeys.Sections.Select(section => $"{section.Key}:\n" + string.Concat(section.Value.Select(key => $"  {key}: {(key is "direction" ? "ltr" : key)}\n"))));

    private WebsiteWords Read() => WebsiteWords.Read(folder.Path, Clinic);
}
