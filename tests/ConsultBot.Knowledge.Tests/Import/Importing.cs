using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Import;
using ConsultBot.Prompts;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Knowledge.Tests.Import;

/// <summary>An import with the repository's own rules, on a fixed day, of files in a folder of its own.</summary>
internal sealed class Importing : IDisposable
{
    private static readonly string Root = (string)AppContext.GetData("ConsultBot.ContentRoot")!;

    private static readonly Lazy<ContentScreen> OurScreen = new(() =>
    {
        var known = new KnownWords(Path.Combine(Root, "knowledge"));
        var prompts = Path.Combine(Root, "prompts");
        var guardrails = GuardrailFiles.ReadRules(prompts, known.Has);
        var screening = new ScreeningStage(guardrails, new Unmasking(word => guardrails.Book.Names(word) || known.Has(word)));
        return new ContentScreen(screening, ClaimsFile.Read(prompts, known.Has), ClaimsFile.ReadForDocuments(prompts, known.Has));
    });

    public static ContentScreen Screen => OurScreen.Value;

    public static DraftWords Words { get; } = DraftWords.Read(Path.Combine(Root, "prompts"));

    public static SourceFile Source { get; } = new("one", "The title", "Review, 2026", "review", "It can support this.", [], []);

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    public Task<ImportReport> ReadAsync(string name, string text) => ReadAsync(Folder.Write(name, text));

    public Task<ImportReport> ReadAsync(string name, byte[] bytes)
    {
        File.WriteAllBytes(Folder.PathOf(name), bytes);
        return ReadAsync(Folder.PathOf(name));
    }

    public Task<ImportReport> ReadAsync(string path, SourceFile? source = null, string[]? taken = null, string? pdftotext = null) =>
        new DocumentImport(Screen, Words, Clock, pdftotext is null ? new PdfReader(Clock) : new PdfReader(Clock, pdftotext))
            .ReadAsync(path, source ?? Source, (taken ?? []).ToHashSet(StringComparer.Ordinal), TestContext.Current.CancellationToken);

    public async Task<DocumentRefusedException> RefusesAsync(string name, string text) => await Assert.ThrowsAsync<DocumentRefusedException>(() => ReadAsync(name, text));

    public async Task<DocumentRefusedException> RefusesAsync(string name, byte[] bytes) => await Assert.ThrowsAsync<DocumentRefusedException>(() => ReadAsync(name, bytes));

    /// <summary>Every sentence that stands in some draft.</summary>
    public static string[] Sentences(ImportReport report) => [.. report.Drafts.SelectMany(draft => draft.Draft.Paragraphs).SelectMany(sentences => sentences)];

    /// <summary>What was left out at a place, as one text.</summary>
    public static string LeftOutAt(ImportReport report, string place) =>
        string.Join('\n', report.Omissions.Where(omission => omission.Place.ToString() == place).Select(omission => $"{omission.Reason} \"{omission.Text}\""));

    public static void AssertNowhere(ImportReport report, string words)
    {
        Assert.All(report.Drafts, draft => Assert.DoesNotContain(words, draft.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(report.Omissions, omission => omission.Text.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => Folder.Dispose();
}
