using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class GuardrailProblemTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tongue (swollen", "a bracket is not closed")]
    [InlineData("tongue | lip", "\"|\" stands outside of brackets")]
    [InlineData("tongue) lip", "\")\" stands outside of brackets")]
    [InlineData("tongue . lip", "one dot stands alone; a gap has two")]
    [InlineData("tongue <swelling", "a class name is not closed with \">\"")]
    [InlineData("tongue <swollen>", "there is no class \"swollen\" in the lexicon")]
    [InlineData("tongue --- lip", "\"---\" is no word")]
    [InlineData("? tongue", "\"\" is no word")]
    [InlineData(".. tongue", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("_ tongue", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("tongue?", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("(very)? tongue", null)]
    [InlineData("^ $", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("*", "\"*\" is no word")]
    [InlineData("\u202E\u200B", "\"\u202E\u200B\" is no word")]
    public void Read_WhenAPhraseCannotBeRead_NamesItAndTheLineOfItsKey(string phrase, string? problem)
    {
        folder.Write(PromptsFolder.Rules, $"rules:\n  - id: x\n    decision: emergency\n    why: x\n    when:\n      - lip\n      - '{phrase}'\n");

        if (problem is null)
        {
            Assert.Equal(2, GuardrailFiles.Read(folder.Path, _ => false, WordFamilies.None, [], ModelCache.None).Rules[0].When.Count);
            return;
        }

        AssertProblem(PromptsFolder.Rules, 5, $"The phrase \"{phrase}\" cannot be read: {problem}");
    }

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("tongue & ")]
    [InlineData("'& tongue'")]
    [InlineData("tongue && && lip")]
    public void Read_WhenAPhraseHasAnEmptyPart_NamesTheLineOfItsKey(string phrase)
    {
        folder.Replace(PromptsFolder.Rules, "[tongue .. <swelling>]", $"\n      - {phrase}");

        var exception = Assert.Throws<YamlFileException>(() => Read(folder.Path));

        Assert.Equal((folder.PathOf(PromptsFolder.Rules), 5), (exception.Path, exception.Line));
        Assert.EndsWith("cannot be read: it is empty", exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhenAClassContainsItself_NamesThePhraseAndTheLine()
    {
        folder.Write(PromptsFolder.Lexicon, "swelling: [puffy, <big>]\nbig: [<swelling>]\nexosomes: [exosome]\n");

        AssertProblem(PromptsFolder.Rules, 5, "The phrase \"tongue .. <swelling>\" cannot be read: the class \"swelling\" contains itself");
    }

    [Theory]
    [InlineData("unless: ['(a']", 6)]
    [InlineData("unless-in-message: ['(a']", 6)]
    [InlineData("passages: [x]\n    unless: ['(a']", 7)]
    public void Read_WhenAnExceptionCannotBeRead_NamesTheLineOfItsKey(string key, long line)
    {
        folder.Write(PromptsFolder.Rules, File.ReadAllText(folder.PathOf(PromptsFolder.Rules)) + $"    {key}\n");

        AssertProblem(PromptsFolder.Rules, line, "The phrase \"(a\" cannot be read: a bracket is not closed");
    }

    [Theory]
    [InlineData("decision: emergency", "decision: Emergency", 3, "there is no decision \"Emergency\"")]
    [InlineData("decision: emergency", "decision: panic", 3, "there is no decision \"panic\"")]
    [InlineData("    decision: emergency\n", "", 2, "the key \"decision\" is missing")]
    [InlineData("- id: emergency.airway\n   ", "-", 2, "the key \"id\" is missing")]
    [InlineData("    why: No air.\n", "", 2, "the key \"why\" is missing")]
    [InlineData("    when: [tongue .. <swelling>]\n", "", 2, "a rule needs at least one phrase under \"when\"")]
    [InlineData("[tongue .. <swelling>]", "[]", 5, "a rule needs at least one phrase under \"when\"")]
    [InlineData("[tongue .. <swelling>]", "{a: b}", 5, "\"when\" must be text")]
    [InlineData("when:", "ends-urgency: yes\n    when:", 5, "\"ends-urgency\" must be true or false, not \"yes\"")]
    [InlineData("when:", "only-when-treated: [true]\n    when:", 5, "\"only-when-treated\" must be text")]
    [InlineData("when:", "only-when-treated: maybe\n    when:", 5, "\"only-when-treated\" must be true or false, not \"maybe\"")]
    [InlineData("when:", "only-while: [emergency, urgent]\n    when:", 5, "there is no decision \"urgent\"")]
    [InlineData("rules:", "rule:", 1, "there is no key \"rule\" here; known are language, rules, clinical-review, native-review")]
    [InlineData(
        "why:", "because:", 4,
        "there is no key \"because\" here; known are id, decision, why, reply, when, unless, unless-in-message, refuses, after-refusal-of, only-while, only-when-treated, ends-urgency, passages, takes-whole-message, leaves-sentence, asks-for-more, answers-put-off, notes, only-when-noted, said-by, leaves-out, tags")]
    public void Read_WhenARuleIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        folder.Replace(PromptsFolder.Rules, old, replacement);

        AssertProblem(PromptsFolder.Rules, line, problem);
    }

    [Theory]
    [InlineData(PromptsFolder.Rules)]
    [InlineData("guardrails/screening/1-rules.de.yaml")]
    public void Read_WhenTwoRulesShareAnId_NamesIt(string file)
    {
        var rule = "  - {id: twice, decision: handoff, why: x, when: [x]}\n";
        folder.Write(PromptsFolder.Rules, $"rules:\n{rule}");
        folder.Write(file, file == PromptsFolder.Rules ? $"rules:\n{rule}{rule}" : $"rules:\n{rule}");

        var exception = Assert.Throws<YamlFileException>(() => Read(folder.Path));

        Assert.StartsWith(folder.PathOf("guardrails"), exception.Path, StringComparison.Ordinal);
        Assert.Contains("\"twice\"", exception.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PromptsFolder.Subjects, "exosomes:", "exosome:", 2, "there is no therapy \"exosome\"")]
    [InlineData(PromptsFolder.Subjects, "[<exosomes>]", "[<exosome>]", 2, "The phrase \"<exosome>\" cannot be read: there is no class \"exosome\" in the lexicon")]
    [InlineData(PromptsFolder.Subjects, "[versus]", "['(vs']", 3, "The phrase \"(vs\" cannot be read: a bracket is not closed")]
    [InlineData(PromptsFolder.Subjects, "misreading", "misreadings", 6, "there is no key \"misreadings\" here; known are therapies, comparison, points-back, on-subject, misreading, treated, harm")]
    [InlineData(PromptsFolder.Subjects, "[had it done]", "['(had']", 7, "The phrase \"(had\" cannot be read: a bracket is not closed")]
    [InlineData(PromptsFolder.Subjects, "[dangerous]", "['(harm']", 8, "The phrase \"(harm\" cannot be read: a bracket is not closed")]
    [InlineData(PromptsFolder.Gaps, "asked", "ask", 3, "there is no key \"ask\" here; known are name, asked, answered-by")]
    [InlineData(PromptsFolder.Gaps, "[how many days]", "['(how']", 3, "The phrase \"(how\" cannot be read: a bracket is not closed")]
    [InlineData(PromptsFolder.Gaps, "gaps:", "gap:", 1, "there is no key \"gap\" here; known are gaps")]
    [InlineData(PromptsFolder.Gaps, "- name: days\n   ", "-", 2, "the key \"name\" is missing")]
    [InlineData(PromptsFolder.InEnglish, "questions:", "question:", 2, "there is no key \"question\" here; known are native-review, questions")]
    [InlineData(PromptsFolder.InEnglish, "asked: [was sind]", "when: [was sind]", 6, "there is no key \"when\" here; known are english, asked")]
    [InlineData(PromptsFolder.InEnglish, "[was sind]", "['(was']", 6, "The phrase \"(was\" cannot be read: a bracket is not closed")]
    [InlineData(PromptsFolder.Languages, "der die und", "[der, die]", 2, "\"de\" must be text")]
    [InlineData(PromptsFolder.Lexicon, "[swell*, puffy]", "{a: b}", 1, "\"swelling\" must be text")]
    public void Read_WhenAnotherFileIsWrong_NamesFileAndLine(string file, string old, string replacement, long line, string problem)
    {
        folder.Replace(file, old, replacement);

        AssertProblem(file, line, problem);
    }

    [Theory]
    [InlineData(PromptsFolder.Lexicon)]
    [InlineData(PromptsFolder.Subjects)]
    [InlineData(PromptsFolder.Gaps)]
    [InlineData(PromptsFolder.InEnglish)]
    [InlineData(PromptsFolder.Languages)]
    public void Read_WhenAFileIsMissing_NamesIt(string file)
    {
        File.Delete(folder.PathOf(file));

        var exception = Assert.Throws<YamlFileException>(() => Read(folder.Path));

        Assert.Equal((folder.PathOf(file), 0), (exception.Path, exception.Line));
    }

    private void AssertProblem(string file, long line, string problem) => folder.AssertProblem(file, line, problem, Read);

    private static void Read(string path) => GuardrailFiles.Read(path, _ => false, WordFamilies.None, [], ModelCache.None);
}
