using ConsultBot.Consultation;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class EnquiryRulesFileTests : IDisposable
{
    private const string Valid = """
        opens:
          - rules: [handoff.person]
            topic: person
            urgency: routine
        offers:
          - rules: [handoff.price]
            topic: price
            urgency: routine
        urgent:
          crisis: immediate
        yes: [handoff.yes]
        yes-words: ["Yes", "Sí, por favor"]

        """;

    private static readonly HashSet<string> Rules = ["handoff.person", "handoff.price", "handoff.yes"];

    private readonly string folder = Directory.CreateTempSubdirectory("consultbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_opens_and_what_is_offered_is_read()
    {
        var rules = Read(Valid);

        Assert.Equal(new EnquiryKind("person", "routine"), rules.Opens["handoff.person"]);
        Assert.Equal(new EnquiryKind("price", "routine"), rules.Offers["handoff.price"]);
        Assert.Equal(new EnquiryKind("crisis", "immediate"), rules.Urgent[Decision.Crisis]);
        Assert.True(rules.SaysYes(TextFolding.Fold("sí por favor!"), rule: null));
        Assert.True(rules.SaysYes(TextFolding.Fold("well then"), "handoff.yes"));
        Assert.False(rules.SaysYes(TextFolding.Fold("yes but what does it cost"), rule: null));
    }

    [Theory]
    [InlineData("topic: person", "topic: persona", "\"persona\" must be one of ")]
    [InlineData("urgency: routine\noffers", "urgency: soon\noffers", "\"soon\" must be one of ")]
    [InlineData("[handoff.person]", "[handoff.persona]", "there is no rule \"handoff.persona\"")]
    [InlineData("[handoff.person]", "[handoff.person, handoff.person]", "\"handoff.person\" stands there twice")]
    [InlineData("crisis: immediate", "answer: immediate", "\"answer\" is no urgent decision")]
    [InlineData("yes: [handoff.yes]", "yes: [handoff.no]", "there is no rule \"handoff.no\"")]
    public void A_file_that_is_wrong_is_told_what_is_wrong(string old, string replacement, string problem)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);

        var exception = Assert.Throws<YamlFileException>(() => Read(Valid.Replace(old, replacement, StringComparison.Ordinal)));

        Assert.StartsWith(problem, exception.Problem, StringComparison.Ordinal);
    }

    private EnquiryRules Read(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "guardrails"));
        File.WriteAllText(Path.Combine(folder, "guardrails", "enquiries.yaml"), text);
        return EnquiryRulesFile.Read(folder, Rules);
    }
}
