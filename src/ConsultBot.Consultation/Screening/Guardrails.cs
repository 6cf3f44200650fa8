using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Screening.PersonalData;

namespace ConsultBot.Consultation.Screening;

/// <summary>Everything that screening reads messages by.</summary>
/// <param name="Book">The phrases of all rules and subjects, looked for in one pass.</param>
/// <param name="Rules">The rules, in the order of their files.</param>
/// <param name="Subjects">What a message may be about.</param>
/// <param name="Gaps">Parts of a question that no passage answers, by name.</param>
/// <param name="Languages">The function words by which a language is known.</param>
/// <param name="Hash">SHA-256 over the files, in hexadecimal: the policy version in every record.</param>
public sealed record Guardrails(
    PhraseBook Book,
    IReadOnlyList<ScreeningRule> Rules,
    Subjects Subjects,
    IReadOnlyList<QuestionGap> Gaps,
    LanguageGuess Languages,
    string Hash)
{
    /// <summary>What patients ask in other languages, with the English words for it.</summary>
    public IReadOnlyList<ForeignWords> InEnglish { get; init; } = [];

    /// <summary>What is decided by likeness to examples; <c>null</c> when nothing is.</summary>
    public LearnedDecisions? Learned { get; init; }

    /// <summary>Finds personal data; without the file it goes by shapes alone.</summary>
    public PersonalDataReader PersonalData { get; init; } = PersonalDataReader.OfShapesOnly;

    /// <summary>Every rule that can decide, with phrases or learnt.</summary>
    public IEnumerable<ScreeningRule> AllRules => Rules.Concat(Learned?.Rules ?? []);
}

/// <summary>How something is asked for in other languages than English.</summary>
/// <param name="English">The English words for it, as a search for passages understands them.</param>
/// <param name="Asked">How it is asked for.</param>
public sealed record ForeignWords(string English, IReadOnlyList<Phrase> Asked);

/// <summary>A part of a question that patients often add and that passages may or may not answer, such as a number of days.</summary>
/// <param name="Name">The name; the sentence that admits the gap stands in the replies under <c>gaps.&lt;name&gt;</c>.</param>
/// <param name="Asked">How it is asked for.</param>
/// <param name="AnsweredBy">Stems, one of which in a cited sentence shows that it is answered.</param>
public sealed record QuestionGap(string Name, IReadOnlyList<Phrase> Asked, IReadOnlySet<string> AnsweredBy);
