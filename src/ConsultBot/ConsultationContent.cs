using System.Runtime.ExceptionServices;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Editions;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;
using ConsultBot.Policies;
using ConsultBot.Prompts;
using ConsultBot.SemanticKernel;
using ConsultBot.Yaml;

namespace ConsultBot;

/// <summary>The files that a turn is decided by, read and checked.</summary>
public sealed class ConsultationContent : IPolicyVersions, IDisposable
{
    private readonly PolicyReading reading;

    private ConsultationContent(ServiceSettings settings, bool isDevelopment, TimeProvider clock, Func<PolicyFiles> readPolicy)
    {
        Models = new ModelCache(settings.ModelsPath);
        FilesRead = FolderSignature.Of(settings.KnowledgePath);
        PolicyFilesRead = PolicyKeeper.SignatureOf(settings);
        PolicyAtStart = readPolicy();
        using var unpacked = PolicyAtStart.Unpack();
        var folder = KnowledgeFolder.Read(settings.KnowledgePath);
        Served = new ServedKnowledge(Edition.Of(folder, folder.Approved(isDevelopment), settings.KnowledgePath, unpacked.Read(WordFamiliesFile.Read), Models));
        Status = RegulatoryStatusFile.Read(Path.Combine(settings.KnowledgePath, "regulatory-status.yaml"), settings.Clinic.Jurisdiction);
        reading = new PolicyReading(settings, Served, Status, Models, clock);
        (var texts, Kernel) = ReadTogether(
            () => reading.Read(unpacked),
            () => new ConsultKernel(settings.PromptsPath, Served, Served.Search, text => Policies!.Current.Guardrails.PersonalData.Mask(text), settings.Model, clock));
        Policies = new ServedPolicy(reading.Build(texts, Kernel.Search));
        Consultation.Text.Words.StopLearning();
    }

    /// <summary>The passages that are served.</summary>
    public ServedKnowledge Served { get; }

    /// <summary>The policy in force.</summary>
    public ServedPolicy Policies { get; }

    /// <summary>The files of the policy that the process began with.</summary>
    public PolicyFiles PolicyAtStart { get; }

    /// <summary>Where what was learnt is kept.</summary>
    public ModelCache Models { get; }

    /// <summary>What the folder <c>knowledge/</c> looked like before it was read.</summary>
    public string FilesRead { get; }

    /// <summary>What the files of the policy looked like before they were read.</summary>
    public string PolicyFilesRead { get; }

    /// <summary>The caveats.</summary>
    public RegulatoryStatus Status { get; }

    /// <summary>The kernel.</summary>
    public ConsultKernel Kernel { get; }

    /// <summary>The versions that a turn would be decided by now.</summary>
    public PolicyVersions Current => Of(Policies.Current);

    /// <summary>Reads the files as they stand, whatever is pinned.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together.</exception>
    public static ConsultationContent Read(ServiceSettings settings, bool isDevelopment, TimeProvider clock) =>
        Read(settings, isDevelopment, clock, () => PolicyFiles.Read(settings.PromptsPath));

    /// <summary>Reads the files, with a policy that may stand elsewhere.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together.</exception>
    public static ConsultationContent Read(ServiceSettings settings, bool isDevelopment, TimeProvider clock, Func<PolicyFiles> readPolicy) =>
        new(settings, isDevelopment, clock, readPolicy);

    /// <summary>Makes another policy of these files, to be put in force beside the passages that are served. What has to be learnt is learnt here, which takes seconds.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    /// <exception cref="SettingsException">The files do not fit together, or the passages.</exception>
    public Policy ReadPolicy(PolicyFiles files)
    {
        using var unpacked = files.Unpack();
        return reading.Build(reading.Read(unpacked), Kernel.Search);
    }

    /// <inheritdoc />
    public PolicyVersions Of(Policy policy) => new(policy.Hash, policy.Claims.Hash, policy.Replies.Hash, Served.Current.Version, Status.Hash, Kernel.PromptHash);

    /// <inheritdoc />
    public void Dispose() => Kernel.Dispose();

    /// <summary>What of a folder <c>knowledge/</c> does not fit the policy in force; empty when all does.</summary>
    public IReadOnlyList<string> ProblemsWith(KnowledgeFolder folder)
    {
        var policy = Policies.Current;
        return reading.ProblemsWith(folder, policy.Guardrails, policy.Replies);
    }

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
