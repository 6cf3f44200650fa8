using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class ReplyFilesTests : IDisposable
{
    private static readonly ClinicProfile Clinic = new()
    {
        Name = "The {Phone} Clinic", Country = "the US", Phone = "555-0100", Email = "desk@example.org", UrgentPhone = "555-0111", AfterHours = "none",
        EmergencyNumber = "911", CrisisLine = "988", CrisisLineFacts = "Free.", Hours = "Mon-Fri 9-5", BookingLink = "https://example.org/book", PriceText = "Ask us.",
    };

    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsInTheFactsOfTheClinic()
    {
        folder.Write(PromptsFolder.English, """
            all: "{Country} {Phone} {Email} {UrgentPhone} {AfterHours} {EmergencyNumber} {CrisisLine} {CrisisLineFacts} {Hours} {BookingLink} {PriceText}"
            near: "{Near1} or {Near2}"
            name: "{ClinicName}"
            """);

        var replies = Read();

        Assert.Equal("the US 555-0100 desk@example.org 555-0111 none 911 988 Free. Mon-Fri 9-5 https://example.org/book Ask us.", replies.Text("all", "en"));
        Assert.Equal("{Near1} or {Near2}", replies.Text("near", "en"));
        Assert.Equal("The {Phone} Clinic", replies.Text("name", "en"));
    }

    [Fact]
    public void ReadSheets_HandsOutTheTextsAsTheyStandEnglishFirst()
    {
        folder.Write("replies/ar.yaml", "clinical-review: pending\nnative-review: done\nb: \"{Phone}\"\n");
        folder.Write(PromptsFolder.English, "clinical-review: done\nz:\n  text: One.\n  again: Two.\na: \"{Phone}\"\n");

        var sheets = ReplyFiles.ReadSheets(folder.Path);

        Assert.Equal([("en", true, null), ("ar", false, true)], sheets.Select(sheet => (sheet.Language, sheet.ClinicallyReviewed, sheet.NativeReviewed)));
        Assert.Equal([new ReplySheetText("z", "One."), new ReplySheetText("z.again", "Two."), new ReplySheetText("a", "{Phone}")], sheets[0].Texts);
    }

    [Fact]
    public void Read_NamesTheTextsOfAReplyBehindADot()
    {
        folder.Write(PromptsFolder.English, """
            clinical-review: pending
            native-review: pending
            plain: |
              One.
              Two.
            refuse_dosing:
              text: I cannot say.
              way-out: Ask in person.
            gaps:
              days: No number of days.
            """);

        var replies = Read();

        Assert.Equal("One.\nTwo.", replies.Text("plain", "en"));
        Assert.Equal("I cannot say.", replies.Text("refuse_dosing", "en"));
        Assert.Equal("Ask in person.", replies.Text("refuse_dosing.way-out", "en"));
        Assert.Equal("No number of days.", replies.Text("gaps.days", "en"));
        Assert.Equal(
            (false, false, false, false), (replies.Has("gaps"), replies.Has("refuse_dosing.text"), replies.Has("clinical-review"), replies.Has("native-review")));
    }

    [Fact]
    public void A_text_that_a_language_lacks_is_answered_in_English()
    {
        folder.Write(PromptsFolder.English, "a: English a\nb: English b\n");
        folder.Write("replies/de.yaml", "a: Deutsch a\nc: nur Deutsch\n");
        folder.Write("replies/pt-BR.yaml", "a: {text: Brasil a}\n");

        var replies = Read();

        Assert.Equal(["Deutsch a", "English b", "Brasil a", "English a"], [replies.Text("a", "de"), replies.Text("b", "de"), replies.Text("a", "pt-BR"), replies.Text("a", "fr")]);
        Assert.Equal(["de", "en", "pt-BR", "en"], [replies.LanguageOf("a", "de"), replies.LanguageOf("b", "de"), replies.LanguageOf("a", "pt-BR"), replies.LanguageOf("a", "fr")]);
        Assert.False(replies.Has("c"));
        Assert.Equal("prompts/replies/en.yaml has no text \"d\".", Assert.Throws<ReplyTextException>(() => replies.Text("d", "de")).Message);
    }

    [Fact]
    public void Hash_IsOverTheLanguageFilesInTheOrderOfTheirNames()
    {
        folder.Write("replies/fr.yaml", "a: f\n");
        folder.Write("replies/de.yaml", "a: d\n");
        folder.Write(PromptsFolder.English, "a: e\n");
        folder.Write("replies/readme.md", "no reply");

        Assert.Equal(YamlFile.Hash("a: d\n", "a: e\n", "a: f\n"), Read().Hash);
    }

    [Theory]
    [InlineData("en", "a: Call {PhoneNumber}.\n", "a", "{PhoneNumber}")]
    [InlineData("en", "a: {text: x, b: 'Call {phone}.'}\n", "a.b", "{phone}")]
    [InlineData("de", "a: Ruf {Telefon} an.\n", "a", "{Telefon}")]
    public void Read_WhenAPlaceholderIsUnknown_NamesFileLineKeyAndPlaceholder(string language, string yaml, string where, string placeholder)
    {
        folder.Write($"replies/{language}.yaml", yaml);

        var exception = Assert.Throws<YamlFileException>(Read);

        Assert.Equal(folder.PathOf($"replies/{language}.yaml"), exception.Path);
        Assert.Equal(1, exception.Line);
        Assert.Equal($"the reply \"{where}\" names the placeholder {placeholder}, which does not exist", exception.Problem);
    }

    [Theory]
    [InlineData("a: [one, two]\n", 1, "\"a\" must be text")]
    [InlineData("a: x\nb:\n  c: {d: x}\n", 3, "\"c\" must be text")]
    [InlineData("a: x\nb:\n  text: [x]\n", 3, "\"text\" must be text")]
    public void Read_WhenAReplyIsNoText_NamesTheLine(string yaml, long line, string problem)
    {
        folder.Write(PromptsFolder.English, yaml);

        folder.AssertProblem(PromptsFolder.English, line, problem, _ => Read());
    }

    [Fact]
    public void Read_WhenALanguageFileIsNoYaml_NamesIt()
    {
        folder.Write("replies/de.yaml", "a: x\nb: [\n");

        Assert.StartsWith($"{folder.PathOf("replies/de.yaml")}:3: ", Assert.Throws<YamlFileException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutEnglish_SaysSo()
    {
        File.Move(folder.PathOf(PromptsFolder.English), folder.PathOf("replies/de.yaml"));

        Assert.Equal("There are no English replies; every other language falls back to them.", Assert.Throws<YamlFileException>(Read).Problem);
    }

    [Fact]
    public void Read_WithoutTheFolder_SaysThatThereIsNoEnglish()
    {
        Directory.Delete(folder.PathOf("replies"), recursive: true);

        Assert.Equal(folder.PathOf("replies"), Assert.Throws<YamlFileException>(Read).Path);
    }

    private ReplyBook Read() => ReplyFiles.Read(folder.Path, Clinic);
}
