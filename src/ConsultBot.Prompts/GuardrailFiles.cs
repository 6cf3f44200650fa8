using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/</c>: the rules of screening and what they are written with.</summary>
public static class GuardrailFiles
{
    private static readonly string[] WithoutPhrases = ["claims.yaml", "documents.yaml", "thresholds.yaml"];

    /// <summary>The guardrails.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
    /// <param name="families">The families of words.</param>
    /// <param name="fairQuestions">Questions that are fair to ask, to learn from beside the examples.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static Guardrails Read(string promptsPath, Func<string, bool> isKnownWord, WordFamilies families, IEnumerable<string> fairQuestions, ModelCache models)
    {
        var folder = Path.Combine(promptsPath, "guardrails");
        var rules = ReadRules(promptsPath, isKnownWord);
        var screening = Screening(rules, isKnownWord);
        var learned = LearnedFile.Read(folder, families, fairQuestions);
        return rules with { Learned = learned.Learn(text => screening.Find(Example(text), ConversationState.New), HashOfPhrases(folder), models) };
    }

    /// <summary>The screening by phrases alone.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="isKnownWord">Words that are known beside those of the rules.</param>
    public static ScreeningStage Screening(Guardrails rules, Func<string, bool> isKnownWord) => new(rules, new Unmasking(word => rules.Book.Names(word) || isKnownWord(word)));

    /// <summary>An example as a message of a patient.</summary>
    public static PatientMessage Example(string text) => new("example", "example", text, DateTimeOffset.UnixEpoch);

    /// <summary>The guardrails without what is learnt from examples, for texts that no patient wrote.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static Guardrails ReadRules(string promptsPath, Func<string, bool> isKnownWord)
    {
        var folder = Path.Combine(promptsPath, "guardrails");
        var book = new PhraseBook.Builder(LexiconFile.Read(Path.Combine(folder, "lexicon.yaml")));
        var rules = RuleFiles(folder).SelectMany(file => ReadRules(file, book)).ToArray();
        if (rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new YamlFileException(folder, 0, $"two rules are called \"{twice.Key}\"");
        }

        var subjects = ReadSubjects(YamlFile.Read(Path.Combine(folder, "subjects.yaml")), book);
        var gaps = ReadGaps(YamlFile.Read(Path.Combine(folder, "gaps.yaml")), book);
        var inEnglish = ReadForeignWords(YamlFile.Read(Path.Combine(folder, "in-english.yaml")), book);
        var languages = ReadLanguages(YamlFile.Read(Path.Combine(folder, "languages.yaml")));
        var files = Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Concat(LearnedFile.ExampleFiles(folder));
        return new Guardrails(book.Build(isKnownWord), rules, subjects, gaps, languages, YamlFile.Hash(files.Select(YamlFile.ReadText)))
        {
            InEnglish = inEnglish,
            PersonalData = PersonalDataFile.Read(promptsPath),
        };
    }

    // What is learnt depends on what the phrases find, and a change of anything else need not wait until it is learnt again.
    private static string HashOfPhrases(string folder) =>
        YamlFile.Hash(Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !WithoutPhrases.Contains(Path.GetFileName(file), StringComparer.Ordinal)).Order(StringComparer.Ordinal).Select(YamlFile.ReadText));

    // English first: its rules are the most exact, and the first rule of a decision names the reply.
    private static IEnumerable<YamlMap> RuleFiles(string folder)
    {
        var screening = Path.Combine(folder, "screening");
        var files = Directory.Exists(screening) ? Directory.GetFiles(screening, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
        {
            throw new YamlFileException(screening, 0, "there are no screening rules; the service does not run without them");
        }

        return files.Select(YamlFile.Read).OrderBy(file => LanguageOf(file) is not ReplyBook.English);
    }

    private static string LanguageOf(YamlMap file) => file.OptionalText("language") ?? ReplyBook.English;

    private static IEnumerable<ScreeningRule> ReadRules(YamlMap file, PhraseBook.Builder book)
    {
        file.AllowOnly("language", "rules", "clinical-review", "native-review");
        if (file.Maps("rules").Count == 0)
        {
            throw file.Problem("rules", "the file has no rules");
        }

        var language = LanguageOf(file);
        foreach (var map in file.Maps("rules"))
        {
            map.AllowOnly(
                "id", "decision", "why", "reply", "when", "unless", "unless-in-message", "refuses", "after-refusal-of", "only-while", "only-when-treated",
                "ends-urgency", "passages", "takes-whole-message", "leaves-sentence", "asks-for-more", "answers-put-off", "notes", "only-when-noted", "said-by", "leaves-out", "tags");
            var decides = map.OptionalText("decision") is not null || (map.OptionalText("notes") is null && map.Texts("tags").Count == 0);
            var decision = !decides ? Decision.Answer
                : Decisions.FromWireName(map.Text("decision")) ?? throw map.Problem("decision", $"there is no decision \"{map.Text("decision")}\"");
            yield return new ScreeningRule
            {
                Id = map.Text("id"),
                Decision = decision,
                Decides = decides,
                Notes = map.OptionalText("notes"),
                OnlyWhenNoted = map.Texts("only-when-noted"),
                SaidBy = map.Texts("said-by"),
                LeavesOut = map.Texts("leaves-out").Select(TextFolding.FoldCharacters).ToHashSet(StringComparer.Ordinal),
                Tags = map.Texts("tags"),
                Why = map.Text("why"),
                Language = language,
                Reply = map.OptionalText("reply") ?? decision.WireName(),
                When = map.Searched("when", book) is { Count: > 0 } when ? when : throw map.Problem("when", "a rule needs at least one phrase under \"when\""),
                Unless = map.OnDemand("unless", book),
                UnlessInMessage = map.OnDemand("unless-in-message", book),
                Refuses = map.OptionalText("refuses"),
                AfterRefusalOf = map.OptionalText("after-refusal-of"),
                OnlyWhile = [.. map.Texts("only-while").Select(name => Decisions.FromWireName(name) ?? throw map.Problem("only-while", $"there is no decision \"{name}\""))],
                OnlyWhenTreated = map.Flag("only-when-treated"),
                EndsUrgency = map.Flag("ends-urgency"),
                Passages = map.Texts("passages"),
                TakesWholeMessage = map.Flag("takes-whole-message"),
                LeavesSentence = map.Flag("leaves-sentence"),
                AnswersPutOff = map.Flag("answers-put-off"),
                AsksForMore = map.Flag("asks-for-more"),
            };
        }
    }

    private static Subjects ReadSubjects(YamlMap map, PhraseBook.Builder book)
    {
        map.AllowOnly("therapies", "comparison", "points-back", "on-subject", "misreading", "treated", "harm");
        var therapies = map.Map("therapies");
        return new Subjects
        {
            Therapies = therapies.Keys.ToDictionary(
                key => TherapyNames.FromWireName(key) ?? throw therapies.Problem(key, $"there is no therapy \"{key}\""),
                key => therapies.Searched(key, book)),
            Comparison = map.Searched("comparison", book),
            PointsBack = map.Searched("points-back", book),
            OnSubject = map.Searched("on-subject", book),
            Misreading = map.Searched("misreading", book),
            Treated = map.Searched("treated", book),
            Harm = map.Searched("harm", book),
        };
    }

    private static QuestionGap[] ReadGaps(YamlMap file, PhraseBook.Builder book)
    {
        file.AllowOnly("gaps");
        return
        [
            .. file.Maps("gaps").Select(map =>
            {
                map.AllowOnly("name", "asked", "answered-by");
                return new QuestionGap(
                    map.Text("name"),
                    map.Searched("asked", book),
                    map.Texts("answered-by").Select(word => PorterStemmer.Stem(TextFolding.FoldCharacters(word))).ToHashSet(StringComparer.Ordinal));
            }),
        ];
    }

    private static ForeignWords[] ReadForeignWords(YamlMap file, PhraseBook.Builder book)
    {
        file.AllowOnly("native-review", "questions");
        return
        [
            .. file.Maps("questions").Select(map =>
            {
                map.AllowOnly("english", "asked");
                return new ForeignWords(map.Text("english"), map.Searched("asked", book));
            }),
        ];
    }

    private static LanguageGuess ReadLanguages(YamlMap map) => new(map.Keys.ToDictionary(
        language => language,
        language => (IReadOnlySet<string>)map.Text(language)
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(TextFolding.FoldCharacters).ToHashSet(StringComparer.Ordinal),
        StringComparer.Ordinal));
}
