using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Prompts.Tests;

public sealed class GuardrailFilesTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_OfARuleWithEveryKey_FillsEveryMember()
    {
        folder.Write(PromptsFolder.Rules, """
            clinical-review: pending
            native-review: pending
            rules:
              - id: dose.personal
                decision: refuse_dosing
                why: A personal amount.
                reply: dose
                when: [how much, "how many ml"]
                unless: [how much time]
                unless-in-message: ["in general", "for everyone"]
                refuses: dose
                after-refusal-of: schedule
                only-while: [emergency, crisis]
                only-when-treated: true
                ends-urgency: true
                passages: [one, two]
                takes-whole-message: true
                leaves-sentence: true
                asks-for-more: true
                answers-put-off: true
                notes: minor
                only-when-noted: [title, minor]
                said-by: [dose, diagnosis]
                leaves-out: [Dr, Señor]
                tags: [press]
            """);

        var rule = Assert.Single(Read().Rules);

        Assert.Equal(
            ("dose.personal", Decision.RefuseDosing, "A personal amount.", "dose", "dose", "schedule"),
            (rule.Id, rule.Decision, rule.Why, rule.Reply, rule.Refuses, rule.AfterRefusalOf));
        Assert.Equal((true, true, true, true), (rule.OnlyWhenTreated, rule.EndsUrgency, rule.TakesWholeMessage, rule.LeavesSentence));
        Assert.Equal([Decision.Emergency, Decision.Crisis], rule.OnlyWhile);
        Assert.Equal(["how much", "how many ml"], rule.When.Select(phrase => phrase.Notation));
        Assert.Equal(["how much time"], rule.Unless.Select(phrase => phrase.Notation));
        Assert.Equal(["in general", "for everyone"], rule.UnlessInMessage.Select(phrase => phrase.Notation));
        Assert.Equal(["one", "two"], rule.Passages);
        Assert.Equal((true, true, true, "minor"), (rule.AsksForMore, rule.AnswersPutOff, rule.Decides, rule.Notes));
        Assert.Equal(["title", "minor"], rule.OnlyWhenNoted);
        Assert.Equal(["dose", "diagnosis"], rule.SaidBy);
        Assert.Equal(["dr", "senor"], rule.LeavesOut.Order(StringComparer.Ordinal));
        Assert.Equal(["press"], rule.Tags);
    }

    [Theory]
    [InlineData("notes: minor", false)]
    [InlineData("tags: [press]", false)]
    [InlineData("decision: handoff\n    notes: minor", true)]
    public void A_rule_without_a_decision_that_takes_note_decides_nothing(string key, bool decides)
    {
        folder.Replace(PromptsFolder.Rules, "decision: emergency", key);

        Assert.Equal(decides, Assert.Single(Read().Rules).Decides);
    }

    [Fact]
    public void Read_OfARuleWithTheRequiredKeysOnly_RepliesByTheNameOfTheDecision()
    {
        folder.Replace(PromptsFolder.Rules, "emergency.airway\n    decision: emergency", "reaction\n    decision: adverse_event");

        var rule = Assert.Single(Read().Rules);

        Assert.Equal(("adverse_event", null, null), (rule.Reply, rule.Refuses, rule.AfterRefusalOf));
        Assert.Equal((false, false, false, false), (rule.OnlyWhenTreated, rule.EndsUrgency, rule.TakesWholeMessage, rule.LeavesSentence));
        Assert.Equal((false, false, true, null), (rule.AsksForMore, rule.AnswersPutOff, rule.Decides, rule.Notes));
        Assert.Empty(rule.Unless.Concat(rule.UnlessInMessage));
        Assert.Empty(rule.OnlyWhile);
        Assert.Empty(rule.Passages);
        Assert.Empty(rule.OnlyWhenNoted.Concat(rule.SaidBy).Concat(rule.LeavesOut).Concat(rule.Tags));
    }

    [Fact]
    public void Rules_stand_in_the_order_of_their_files_English_first()
    {
        File.Delete(folder.PathOf(PromptsFolder.Rules));
        foreach (var (file, id) in new[] { ("2-b.yaml", "third"), ("1-a.de.yaml", "fourth"), ("10-c.yaml", "second"), ("1-a.yaml", "first"), ("1-a.es.yaml", "fifth"), ("notes.txt", "never") })
        {
            var language = file.Split('.') is [_, var code, _] ? $"language: {code}\n" : string.Empty;
            folder.Write($"guardrails/screening/{file}", $"{language}rules:\n  - {{id: {id}, decision: handoff, why: x, when: [x]}}\n");
        }

        var rules = Read().Rules;

        Assert.Equal(["first", "second", "third", "fourth", "fifth"], rules.Select(rule => rule.Id));
        Assert.Equal(["en", "en", "en", "de", "es"], rules.Select(rule => rule.Language));
    }

    [Fact]
    public void The_book_looks_for_the_phrases_of_rules_and_subjects_in_one_scan()
    {
        var guardrails = Read();

        var scan = guardrails.Book.Scan(TextFolding.Fold("My tongue is swollen, and swells! Exosomes versus my skin."));

        Assert.Equal(
            [guardrails.Rules[0].When[0], guardrails.Subjects.Therapies[Therapies.Exosomes][0], guardrails.Subjects.Comparison[0], guardrails.Subjects.OnSubject[0]],
            scan.Matches.OrderBy(match => match.FirstToken).Select(match => match.Phrase));
    }

    [Fact]
    public void Subjects_know_how_treatment_and_harm_are_told()
    {
        var guardrails = Read();

        var scan = guardrails.Book.Scan(TextFolding.Fold("I had it done. Dangerous?"));

        Assert.Equal("had it done", Assert.Single(guardrails.Subjects.Treated).Notation);
        Assert.Equal("dangerous", Assert.Single(guardrails.Subjects.Harm).Notation);
        Assert.Equal(
            [guardrails.Subjects.Treated[0], guardrails.Subjects.Harm[0]],
            scan.Matches.OrderBy(match => match.FirstToken).Select(match => match.Phrase).Where(phrase => phrase.Notation is not "it"));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_word_that_is_known_is_no_misspelling(bool isKnown, int matches)
    {
        var guardrails = GuardrailFiles.Read(folder.Path, word => isKnown && word is "exosone", WordFamilies.None, [], ModelCache.None);

        Assert.Equal(matches, guardrails.Book.Scan(TextFolding.Fold("exosone")).Matches.Count);
    }

    [Fact]
    public void Gaps_are_answered_by_stems()
    {
        var gap = Assert.Single(Read().Gaps);

        Assert.Equal(("days", "how many days"), (gap.Name, Assert.Single(gap.Asked).Notation));
        Assert.Equal(["dai", "week"], gap.AnsweredBy.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_asked_in_other_languages_has_its_English_words()
    {
        var guardrails = Read();

        Assert.Equal(["what are the risks", "what are"], guardrails.InEnglish.Select(words => words.English));
        Assert.Equal(["riesgos", "risiken"], guardrails.InEnglish[0].Asked.Select(phrase => phrase.Notation));
        Assert.Equal("was sind", Assert.Single(guardrails.Book.Scan(TextFolding.Fold("Was sind denn die?")).Matches).Phrase.Notation);
    }

    [Theory]
    [InlineData("die und der", "de")]
    [InlineData("the is and", "en")]
    [InlineData("xyz", "en")]
    public void Languages_are_known_by_the_words_of_their_file(string message, string language) =>
        Assert.Equal(language, Read().Languages.Of(message, TextFolding.Fold(message)));

    [Fact]
    public void Languages_fold_the_words_of_their_file()
    {
        folder.Write(PromptsFolder.Languages, "en: the\nfr: >-\n  ÇA\n  où très\n");

        Assert.Equal("fr", Read().Languages.Of("ca ou", TextFolding.Fold("ca ou")));
    }

    [Theory]
    [InlineData(PromptsFolder.Lexicon)]
    [InlineData(PromptsFolder.Subjects)]
    [InlineData(PromptsFolder.Gaps)]
    [InlineData(PromptsFolder.InEnglish)]
    [InlineData(PromptsFolder.Languages)]
    [InlineData(PromptsFolder.Thresholds)]
    [InlineData(PromptsFolder.Claims)]
    [InlineData(PromptsFolder.Rules)]
    [InlineData(PromptsFolder.Learned)]
    [InlineData(PromptsFolder.Families)]
    public void Hash_ChangesWithEveryFileOfTheFolder(string file)
    {
        var before = Read().Hash;

        folder.Write(file, File.ReadAllText(folder.PathOf(file)) + "# a comment\n");

        Assert.NotEqual(before, Read().Hash);
    }

    [Fact]
    public void Hash_IsTheSameWhereverTheFolderStands()
    {
        using var other = new PromptsFolder();

        Assert.Equal(Read().Hash, GuardrailFiles.Read(other.Path, _ => false, WordFamilies.None, [], ModelCache.None).Hash);
    }

    private Guardrails Read() => GuardrailFiles.Read(folder.Path, _ => false, WordFamilies.None, [], ModelCache.None);
}
