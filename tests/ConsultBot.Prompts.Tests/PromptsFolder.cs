using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

/// <summary>A small, valid <c>prompts/</c> in a temporary folder, to be changed file by file.</summary>
internal sealed class PromptsFolder : IDisposable
{
    public const string Lexicon = "guardrails/lexicon.yaml";
    public const string Subjects = "guardrails/subjects.yaml";
    public const string Gaps = "guardrails/gaps.yaml";
    public const string InEnglish = "guardrails/in-english.yaml";
    public const string Languages = "guardrails/languages.yaml";
    public const string Thresholds = "guardrails/thresholds.yaml";
    public const string Claims = "guardrails/claims.yaml";
    public const string Rules = "guardrails/screening/1-rules.yaml";
    public const string Learned = "guardrails/learned.yaml";
    public const string Families = "guardrails/word-families.yaml";
    public const string PersonalData = "guardrails/personal-data.yaml";
    public const string English = "replies/en.yaml";

    public PromptsFolder()
    {
        Write(Lexicon, "swelling: [swell*, puffy]\nexosomes: [exosome, exosomes]\n");
        Write(Subjects, "therapies:\n  exosomes: [<exosomes>]\ncomparison: [versus]\npoints-back: [it]\non-subject: [skin]\nmisreading: [so it is safe]\ntreated: [had it done]\nharm: [dangerous]\n");
        Write(Gaps, "gaps:\n  - name: days\n    asked: [how many days]\n    answered-by: [days, Weeks]\n");
        Write(InEnglish, "native-review: pending\nquestions:\n  - english: what are the risks\n    asked: [riesgos, risiken]\n  - english: what are\n    asked: [was sind]\n");
        Write(Languages, "en: the is and\nde: der die und\n");
        Write(Thresholds, "retrieval:\n  floor: 0.3\n  strange-floor: 0.4\n  refusal-floor: 0.45\n  unanswered: 0.6\n  alike: 0.1\n  known: 0.75\nverification:\n  uncovered: 6\n  scattered: 1\n  number: 1.6\n  unit: 1.6\n  name: 1\n  therapy: 2.5\n  polarity: 3\n  direction: 2.2\n  population: 2\n  certainty: 1\n  bearable: 3\n");
        Write(Claims, "therapies:\n  exosomes: [<exosomes>]\nrules:\n  - id: promise.result\n    violation: promise\n    why: A promise.\n    when: [guaranteed]\n    unless: [never]\nneeds-no-support: [see a specialist]\n");
        Write(Rules, "rules:\n  - id: emergency.airway\n    decision: emergency\n    why: No air.\n    when: [tongue .. <swelling>]\n");
        Write(Learned, "likely: 0.9\nbeyond-doubt: 0.97\nrules:\n  - id: learned.handoff\n    decision: handoff\n    from: 0.5\n    keeps: 0.25\n    reply: handoff\n    why: Reads like it.\n");
        Write(Families, "swelling: [swollen, puffy]\nbig: [large, puffy]\n");
        Write("guardrails/examples/fair.txt", "what are exosomes made of\nhow do exosomes work in skin\n");
        Write("guardrails/examples/handoff.txt", "please let me talk to a person\nI want to book a visit\n");
        Write(PersonalData, File.ReadAllText(System.IO.Path.Combine(Repository.Root, "prompts", "guardrails", "personal-data.yaml")));
        Write(English, "emergency: Call {EmergencyNumber}.\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("consultbot-").FullName;

    public string PathOf(string file) => System.IO.Path.Combine([Path, .. file.Split('/')]);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void AssertProblem(string file, long line, string problem, Action<string> read)
    {
        var exception = Assert.Throws<YamlFileException>(() => read(Path));
        Assert.Equal((PathOf(file), line, problem), (exception.Path, exception.Line, exception.Problem));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
