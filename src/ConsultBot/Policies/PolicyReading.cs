using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Translation;
using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge;
using ConsultBot.Prompts;
using ConsultBot.SemanticKernel.Models;

namespace ConsultBot.Policies;

/// <summary>Reads the files of a policy into a policy, beside what does not depend on it.</summary>
/// <param name="settings">The settings of the service.</param>
/// <param name="served">The passages that are served.</param>
/// <param name="status">What the caveats say.</param>
/// <param name="models">Where what was learnt is kept.</param>
/// <param name="clock">The clock of the stages.</param>
internal sealed class PolicyReading(ServiceSettings settings, ServedKnowledge served, RegulatoryStatus status, ModelCache models, TimeProvider clock)
{
    /// <summary>Reads and checks what the files say. What has to be learnt from examples is learnt here, which takes seconds.</summary>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together.</exception>
    public PolicyTexts Read(UnpackedPolicy unpacked) => unpacked.Read(path =>
    {
        var folder = served.Current.Folder;
        var families = WordFamiliesFile.Read(path);
        var guardrails = GuardrailFiles.Read(path, served.HasWord, families, FairQuestions(folder), models);
        var texts = new PolicyTexts(
            unpacked.Files,
            families,
            ClaimsFile.ReadLearned(path, served.HasWord, families, SentencesInOrder(folder), models),
            CommonWordsFile.Read(path, families),
            ReplyFiles.Read(path, settings.Clinic),
            Thresholds.Read(path),
            TranslationFile.Read(path),
            EnquiryRulesFile.Read(path, guardrails.AllRules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal)),
            guardrails);
        return ProblemsWith(folder, texts.Guardrails, texts.Replies) is { Count: > 0 } problems ? throw new SettingsException(problems) : texts;
    });

    /// <summary>What of a folder <c>knowledge/</c> does not fit a policy; empty when all does.</summary>
    public IReadOnlyList<string> ProblemsWith(KnowledgeFolder folder, Guardrails guardrails, ReplyBook replies) =>
        new ContentCheck(guardrails, replies, folder, settings.Clinic).Problems();

    /// <summary>Builds the stages.</summary>
    /// <param name="texts">What the files say.</param>
    /// <param name="search">Searches the passages that are served.</param>
    public Policy Build(PolicyTexts texts, IPassageSearch search)
    {
        var guardrails = texts.Guardrails;
        return new Policy
        {
            Hash = texts.Files.Hash,
            Parts = texts.Files.Parts,
            Families = texts.Families,
            Guardrails = guardrails,
            Claims = texts.Claims,
            Replies = texts.Replies,
            Screening = new ScreeningStage(guardrails, new Unmasking(word => guardrails.Book.Names(word) || served.HasWord(word))),
            Retrieval = new RetrievalStage(search, served, served, texts.Thresholds.Retrieval, translates: settings.Model.Provider is not ModelProvider.Extractive),
            Translation = texts.Translation,
            Enquiries = texts.Enquiries,
            Verification = new VerificationStage(texts.Claims, texts.Thresholds.Verification, texts.Kinship),
            Composer = new ReplyComposer(texts.Replies, settings.Clinic, new ReplyNotices(settings.ShowUnreviewedNotice)),
            Caveats = new CaveatStage(status, texts.Replies, served, clock),
            Judge = new AnswerJudge(texts.Claims, texts.Thresholds.Verification, texts.Kinship),
        };
    }

    private static IEnumerable<string> SentencesInOrder(KnowledgeFolder folder) =>
        folder.Passages.OrderBy(file => file.Passage.Id, StringComparer.Ordinal).SelectMany(file => file.Passage.Sentences).Select(sentence => sentence.Text);

    /// <summary>The questions that the folder knows, whether a passage answers them or not.</summary>
    public static IEnumerable<string> FairQuestions(KnowledgeFolder folder) =>
        folder.Passages.SelectMany(file => file.Passage.Questions).Concat(folder.Unanswered.SelectMany(topic => topic.Questions));
}

/// <summary>What the files of a policy say, checked.</summary>
/// <param name="Files">The files.</param>
/// <param name="Families">The families of words.</param>
/// <param name="Claims">What no sentence may say.</param>
/// <param name="Kinship">How much words say, and which are kin.</param>
/// <param name="Replies">The fixed replies.</param>
/// <param name="Thresholds">The thresholds.</param>
/// <param name="Translation">The words by which translations are compared with their English.</param>
/// <param name="Enquiries">What is put before staff.</param>
/// <param name="Guardrails">The rules of screening.</param>
internal sealed record PolicyTexts(PolicyFiles Files, WordFamilies Families, ClaimsPolicy Claims, WordKinship Kinship, ReplyBook Replies, Thresholds Thresholds, TranslationWords Translation, EnquiryRules Enquiries, Guardrails Guardrails);
