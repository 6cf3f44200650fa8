using System.Runtime.ExceptionServices;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Index;
using ConsultBot.Prompts;
using ConsultBot.SemanticKernel;
using ConsultBot.Yaml;

namespace ConsultBot;

/// <summary>The files that a turn is decided by, read and checked.</summary>
public sealed class ConsultationContent : IPolicyVersions
{
    private ConsultationContent(ServiceSettings settings, bool isDevelopment, TimeProvider clock)
    {
        Knowledge = KnowledgeFolder.Read(settings.KnowledgePath);
        Shelf = new PassageShelf(Knowledge.Approved(isDevelopment));
        Claims = ClaimsFile.Read(settings.PromptsPath, Shelf.HasWord);
        Replies = ReplyFiles.Read(settings.PromptsPath, settings.Clinic);
        Thresholds = Thresholds.Read(settings.PromptsPath);
        Status = RegulatoryStatusFile.Read(Path.Combine(settings.KnowledgePath, "regulatory-status.yaml"), settings.Clinic.Jurisdiction);
        var synonyms = Path.Combine(settings.KnowledgePath, "synonyms.yaml");
        (Guardrails, Kernel) = ReadTogether(
            () => GuardrailFiles.Read(settings.PromptsPath, Shelf.HasWord),
            () =>
            {
                var index = new PassageIndex(Shelf.Passages, TermReader.FromFile(synonyms));
                return new ConsultKernel(settings.PromptsPath, Shelf, index.Search, clock);
            });
        if (new ContentCheck(Guardrails, Replies, Knowledge, settings.Clinic).Problems() is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }

        Unmasking = new Unmasking(word => Guardrails.Book.Names(word) || Shelf.HasWord(word));
        Current = new PolicyVersions(Guardrails.Hash, Claims.Hash, Replies.Hash, YamlFile.Hash(Shelf.EditionHash, YamlFile.ReadText(synonyms)), Status.Hash, Kernel.PromptHash);
        Consultation.Text.Words.StopLearning();
    }

    /// <summary>The folder <c>knowledge/</c>.</summary>
    public KnowledgeFolder Knowledge { get; }

    /// <summary>The passages that are served.</summary>
    public PassageShelf Shelf { get; }

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
    public PolicyVersions Current { get; }

    /// <summary>Reads the files.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together.</exception>
    public static ConsultationContent Read(ServiceSettings settings, bool isDevelopment, TimeProvider clock) => new(settings, isDevelopment, clock);

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
