using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Models;

namespace ConsultBot.SemanticKernel.Tests;

/// <summary>A few approved passages, and the kernel of the repository's own <c>prompts/</c> over them.</summary>
internal sealed class Shelf(params Passage[] passages) : IPassageShelf
{
    public static readonly Passage Exosomes = Passage("exosomes-what", Therapies.Exosomes, "Exosomes are tiny parcels from cells.", "Cells use them to send signals.");
    public static readonly Passage Needles = Passage("exosomes-needles", Therapies.Exosomes, "Exosomes often go with a needle roller.", "Clinics say how.");
    public static readonly Passage Compared = Passage(
        "compared", Therapies.Exosomes | Therapies.Prp, "PRP has the older evidence.", "PRP was tried in larger trials.", "Exosomes were tried on few volunteers.");

    public static readonly string PromptsPath = Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "prompts");

    public string EditionHash => string.Empty;

    public static ConsultKernel Kernel(
        Func<PassageQuery, IReadOnlyList<RetrievedPassage>>? search = null, string? promptsPath = null, TimeProvider? clock = null, Func<string, string>? mask = null, params Passage[] passages) =>
        new(promptsPath ?? PromptsPath, new Shelf(passages is [] ? [Exosomes, Needles, Compared] : passages), search ?? (_ => []), mask ?? (text => text), ModelSettings.Extractive, clock ?? TimeProvider.System);

    public static AnswerRequest Request(string question, params RetrievedPassage[] passages) =>
        new(question, Compares: false, MostWords: 90, passages is [] ? [new RetrievedPassage(Exosomes, 0.9), new RetrievedPassage(Needles, 0.8)] : passages);

    public static Passage Passage(string id, Therapies therapies, params string[] sentences) => new()
    {
        Id = id,
        Title = id,
        Therapies = therapies,
        Topics = ["basics"],
        Grade = EvidenceGrade.Review,
        Sources = [new SourceReference("one", "Section 1")],
        Questions = [],
        Sentences = [.. sentences.Select(sentence => new PassageSentence(sentence))],
        ContentHash = id,
    };

    public static void AssertSame(Draft expected, Draft actual)
    {
        Assert.Equal(expected.Claims, actual.Claims);
        Assert.Equal((expected.AsList, ExtractiveComposer.ModelId), (actual.AsList, actual.Model));
    }

    public Passage? Find(string passageId) => Array.Find(passages, passage => passage.Id == passageId);
}
