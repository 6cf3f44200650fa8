using ConsultBot.Consultation;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Verification;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/claims.yaml</c>: what no sentence to a patient may say.</summary>
public static class ClaimsFile
{
    /// <summary>The claims policy.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static ClaimsPolicy Read(string promptsPath, Func<string, bool> isKnownWord) => Read(promptsPath, "claims.yaml", isKnownWord);

    /// <summary>The rules of <c>prompts/guardrails/documents.yaml</c>, written like those on claims: how instructions planted in a document are worded.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static ClaimsPolicy ReadForDocuments(string promptsPath, Func<string, bool> isKnownWord) => Read(promptsPath, "documents.yaml", isKnownWord);

    /// <summary>The claims policy with what is learnt from the labelled sentences in <c>prompts/guardrails/claims/</c>, one a line, a file for each violation and <c>ok.txt</c>.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
    /// <param name="families">The families of words.</param>
    /// <param name="inOrder">Sentences that are in order beside those in <c>ok.txt</c>.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static ClaimsPolicy ReadLearned(string promptsPath, Func<string, bool> isKnownWord, WordFamilies families, IEnumerable<string> inOrder, ModelCache models)
    {
        var policy = Read(promptsPath, isKnownWord);
        var learned = LearnedClaimsFile.Read(Path.Combine(promptsPath, "guardrails"), families, inOrder);
        var hash = YamlFile.Hash(learned.Hash, policy.Hash);
        return policy.With(learned.Learn(sentence => policy.Read(sentence), hash, models), hash);
    }

    private static ClaimsPolicy Read(string promptsPath, string name, Func<string, bool> isKnownWord)
    {
        var folder = Path.Combine(promptsPath, "guardrails");
        var path = Path.Combine(folder, name);
        var file = YamlFile.Read(path);
        file.AllowOnly("therapies", "rules", "needs-no-support");
        var book = new PhraseBook.Builder(LexiconFile.Read(Path.Combine(folder, "lexicon.yaml")));
        var rules = file.Maps("rules").Select(map =>
        {
            map.AllowOnly("id", "violation", "why", "when", "unless");
            var violation = Violations.FromWireName(map.Text("violation")) ?? throw map.Problem("violation", $"there is no violation \"{map.Text("violation")}\"");
            var when = map.Searched("when", book);
            return when.Count > 0
                ? new ClaimRule(map.Text("id"), violation, map.Text("why"), when, map.OnDemand("unless", book))
                : throw map.Problem("when", "a rule needs at least one phrase under \"when\"");
        }).ToArray();
        if (rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw file.Problem("rules", $"two rules are called \"{twice.Key}\"");
        }

        var named = file.Map("therapies");
        var namesBook = new PhraseBook.Builder(LexiconFile.Read(Path.Combine(folder, "lexicon.yaml")));
        var names = named.Keys.ToDictionary(
            key => TherapyNames.FromWireName(key) ?? throw named.Problem(key, $"there is no therapy \"{key}\""), key => named.Searched(key, namesBook));
        var free = file.Searched("needs-no-support", book);
        return new ClaimsPolicy(book.Build(isKnownWord), rules, new TherapyReader(namesBook.Build(isKnownWord), names), free, YamlFile.Hash(YamlFile.ReadText(path)));
    }
}
