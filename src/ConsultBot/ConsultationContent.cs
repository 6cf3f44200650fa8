using System.Runtime.ExceptionServices;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Verification;
using ConsultBot.Editions;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;
using ConsultBot.Prompts;
using ConsultBot.SemanticKernel;
using ConsultBot.Yaml;

namespace ConsultBot;

/// <summary>The files that a turn is decided by, read and checked.</summary>
public sealed class ConsultationContent : IPolicyVersions
{
    private readonly ClinicProfile clinic;
    private volatile PolicyVersions versions;

    private ConsultationContent(ServiceSettings settings, bool isDevelopment, TimeProvider clock)
    {
        Models = new ModelCache(settings.ModelsPath);
        Families = WordFamiliesFile.Read(settings.PromptsPath);
        FilesRead = FolderSignature.Of(settings.KnowledgePath);
        var folder = KnowledgeFolder.Read(settings.KnowledgePath);
        Served = new ServedKnowledge(Edition.Of(folder, folder.Approved(isDevelopment), settings.KnowledgePath, Families, Models));
        Claims = ClaimsFile.Read(settings.PromptsPath, Served.HasWord);
        Replies = ReplyFiles.Read(settings.PromptsPath, settings.Clinic);
        Thresholds = Thresholds.Read(settings.PromptsPath);
        Status = RegulatoryStatusFile.Read(Path.Combine(settings.KnowledgePath, "regulatory-status.yaml"), settings.Clinic.Jurisdiction);
        (Guardrails, Kernel) = ReadTogether(
            () => GuardrailFiles.Read(settings.PromptsPath, Served.HasWord, Families, FairQuestions(folder), Models),
            () => new ConsultKernel(settings.PromptsPath, Served, Served.Search, text => Guardrails!.PersonalData.Mask(text), clock));
        clinic = settings.Clinic;
        if (ProblemsWith(folder) is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }

        Unmasking = new Unmasking(word => Guardrails.Book.Names(word) || Served.HasWord(word));
        versions = new PolicyVersions(Guardrails.Hash, Claims.Hash, Replies.Hash, Served.Current.Version, Status.Hash, Kernel.PromptHash);
        Consultation.Text.Words.StopLearning();
    }

    /// <summary>The passages that are served.</summary>
    public ServedKnowledge Served { get; }

    /// <summary>The families of words, by which a word never learnt is like its kin.</summary>
    public WordFamilies Families { get; }

    /// <summary>Where what was learnt is kept.</summary>
    public ModelCache Models { get; }

    /// <summary>What the folder <c>knowledge/</c> looked like before it was read.</summary>
    public string FilesRead { get; }

    /// <summary>The rules of screening.</summary>
    public Guardrails Guardrails { get; }

    /// <summary>Undoes disguises.</summary>
    public Unmasking Unmasking { get; }

    /// <summary>What no sentence may say.</summary>
    public ClaimsPolicy Claims { get; }

    /// <summary>The fixed replies.</summary>
    public ReplyBook Replies { get; }

    /// <summary>The thresholds.</summary>
    public Thresholds Thresholds { get; }

    /// <summary>The caveats.</summary>
    public RegulatoryStatus Status { get; }

    /// <summary>The kernel.</summary>
    public ConsultKernel Kernel { get; }

    /// <inheritdoc />
    public PolicyVersions Current
    {
        get
        {
            var last = versions;
            var knowledge = Served.Current.Version;
            return ReferenceEquals(last.Knowledge, knowledge) ? last : versions = last with { Knowledge = knowledge };
        }
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together.</exception>
    public static ConsultationContent Read(ServiceSettings settings, bool isDevelopment, TimeProvider clock) => new(settings, isDevelopment, clock);

    /// <summary>What of a folder <c>knowledge/</c> does not fit the other files; empty when all does.</summary>
    public IReadOnlyList<string> ProblemsWith(KnowledgeFolder folder) => new ContentCheck(Guardrails, Replies, folder, clinic).Problems();

    /// <summary>The questions that the folder knows, whether a passage answers them or not.</summary>
    public static IEnumerable<string> FairQuestions(KnowledgeFolder folder) =>
        folder.Passages.SelectMany(file => file.Passage.Questions).Concat(folder.Unanswered.SelectMany(topic => topic.Questions));

    // The two slowest readings share nothing, and a terminal waits for both.
    private static (TOne One, TOther Other) ReadTogether<TOne, TOther>(Func<TOne> readOne, Func<TOther> readOther)
        where TOne : class
        where TOther : class
    {
        TOne? one = null;
        TOther? other = null;
        try
        {
            Parallel.Invoke(() => one = readOne(), () => other = readOther());
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        return (one!, other!);
    }
}
