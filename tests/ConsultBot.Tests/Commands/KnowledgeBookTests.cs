using System.Net;
using System.Text.RegularExpressions;
using ConsultBot.Commands.Passages;
using ConsultBot.Configuration;
using ConsultBot.Knowledge;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Tests.Commands;

/// <summary><c>knowledge book</c>: everything medical that a patient can read, to be printed and signed.</summary>
public sealed partial class KnowledgeBookTests : IDisposable
{
    private const string Passage = "passages/regulation/regulation-exosomes-fda-status.md";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_passage_is_in_it_with_its_evidence_sources_hash_and_room_to_sign()
    {
        var book = await WriteAsync(Repository.Path("knowledge"));

        Assert.All(KnowledgeFolder.Read(Repository.Path("knowledge")).Passages, file =>
        {
            Assert.Contains(Encoded(file.Passage.Text), book, StringComparison.Ordinal);
            Assert.Contains(Encoded(file.Passage.Title), book, StringComparison.Ordinal);
            Assert.Contains(file.Passage.ContentHash[..10], book, StringComparison.Ordinal);
            Assert.All(file.Passage.Sources, source => Assert.Contains($": {Encoded(source.Locator)}", book, StringComparison.Ordinal));
        });
        var passage = ItemOf(book, "regulation-exosomes-fda-status");
        Assert.Contains("A regulator&#x27;s own statement", passage, StringComparison.Ordinal);
        Assert.Contains("no clinician has reviewed it", passage, StringComparison.Ordinal);
        Assert.All(["Approve", "Change", "Reject", "Name", "Role", "Date"], word => Assert.Contains($">{word}</span>", passage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cover_tells_the_day_of_the_clock_and_the_edition()
    {
        var book = await WriteAsync(Repository.Path("knowledge"), clock: new FakeTimeProvider(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero)));

        var knowledge = KnowledgeFolder.Read(Repository.Path("knowledge"));
        Assert.Contains("<dd>2031-02-03</dd>", book, StringComparison.Ordinal);
        Assert.Contains(new PassageShelf(knowledge.Approved(isDevelopment: false)).EditionHash, book, StringComparison.Ordinal);
        Assert.Contains($"<td>{knowledge.Passages.Count}</td><th scope=\"row\">passages</th>", book, StringComparison.Ordinal);
        Assert.Contains("printed without the texts of the documents", book, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_replies_come_first_then_refusals_in_every_language_with_the_English_beside()
    {
        var book = await WriteAsync(Repository.Path("knowledge"));

        var replies = book[book.IndexOf("<section class=\"part\" id=\"replies\">", StringComparison.Ordinal)..];
        Assert.True(At("en/emergency") < At("en/adverse_event") && At("en/adverse_event") < At("en/refuse_dosing") && At("en/refuse_dosing") < At("en/smalltalk.thanks"));
        Assert.True(At("en/handoff.warning-signs") < At("en/refuse_unsafe"));
        Assert.Equal(Directory.GetFiles(Repository.Path("prompts", "replies"), "*.yaml").Length, Regex.Count(replies, "id=\"replies-", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var german = replies[At("de/emergency")..];
        Assert.Contains("<div class=\"said\" lang=\"de\" dir=\"auto\">", german, StringComparison.Ordinal);
        Assert.Contains("<strong>Call {EmergencyNumber} now. This could be an emergency.</strong>", german[..german.IndexOf("de/crisis<", StringComparison.Ordinal)], StringComparison.Ordinal);

        int At(string number)
        {
            var at = replies.IndexOf($">{number}</span>", StringComparison.Ordinal);
            Assert.True(at >= 0, number);
            return at;
        }
    }

    [Fact]
    public async Task Caveats_status_rows_notices_and_documents_are_in_it()
    {
        var book = await WriteAsync(Repository.Path("knowledge"));

        Assert.Contains("<p>No exosome product is FDA-approved. We don&#x27;t yet know how safe exosomes are in the long term. See a specialist in person before you decide.</p>", book, StringComparison.Ordinal);
        Assert.Contains("inferred, no source says so in these words", book, StringComparison.Ordinal);
        Assert.Contains("<p>A specialist who sees you in person can answer this for you.</p>", book, StringComparison.Ordinal);
        Assert.Contains("<p>Please know that no clinician has checked these answers yet.</p>", book, StringComparison.Ordinal);
        Assert.Contains("<p>Answers are written by AI and can be wrong. They are not medical advice.</p>", book, StringComparison.Ordinal);
        Assert.Contains("it can support a description, never that something works.", book, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_alone_and_has_no_script_whatever_a_file_says()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        await ReplaceAsync(knowledge, "title: ", "title: <script>alert(1)</script> & ");

        var book = await WriteAsync(knowledge);

        Assert.DoesNotContain("<script", book, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ", book, StringComparison.Ordinal);
        Assert.DoesNotMatch(Outside(), book);
    }

    [Fact]
    public async Task A_passage_that_differs_from_the_edition_is_a_draft()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        await ReplaceAsync(knowledge, "title: ", "title: New ");

        Assert.Contains("not in the approved edition as it stands", ItemOf(await WriteAsync(knowledge), "regulation-exosomes-fda-status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_documents_the_cited_section_stands_beside_the_passage_and_nothing_else()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        await ReplaceAsync(knowledge, "sources:\n", "sources:\n  - id: exosome-wrinkles-2025\n    locator: Boats <1>\n  - id: exosome-caution-clinic\n    locator: Ships\n");
        folder.Write("documents/001_made-up.txt", "Start\n\nNot this.\n\nBoats <1>\n\nThis & that.\n\nTHE END\n\nNor this.\n");
        folder.Write("documents/003_made-up.txt", "Start\n\nNothing of the kind.\n");

        var book = await WriteAsync(knowledge, Path.Combine(folder.Path, "documents"));

        var passage = ItemOf(book, "regulation-exosomes-fda-status");
        Assert.Contains("<p>This &amp; that.</p>", passage, StringComparison.Ordinal);
        Assert.DoesNotContain("ot this.", passage, StringComparison.Ordinal);
        Assert.DoesNotContain("Nor this.", passage, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing of the kind.", passage, StringComparison.Ordinal);
        Assert.Contains("This section could not be found in the text of the document.", passage, StringComparison.Ordinal);
        Assert.Contains("The text of this document was not at hand.", passage, StringComparison.Ordinal);
        Assert.DoesNotContain("printed without the texts of the documents", book, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_writes_the_file()
    {
        var run = await Executable.RunInAsync(folder.Path, input: null, "knowledge", "book", "--out", "book.html");

        Assert.Equal((0, string.Empty, string.Empty), (run.ExitCode, run.Output, run.Errors));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "book.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string knowledge, string? documents = null, TimeProvider? clock = null)
    {
        var surroundings = Surroundings.Find(new Dictionary<string, string?> { ["Knowledge:Path"] = knowledge, ["Prompts:Path"] = Repository.Path("prompts") });
        var output = Path.Combine(folder.Path, "book.html");
        Assert.Equal(0, await new BookCommand(surroundings, clock ?? TimeProvider.System).RunAsync(output, documents));
        return await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
    }

    private static async Task ReplaceAsync(string knowledge, string old, string replacement)
    {
        var path = Path.Combine(knowledge, Passage);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(old, replacement, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static string ItemOf(string book, string id)
    {
        var at = book.IndexOf($"<p class=\"id code\">{id}</p>", StringComparison.Ordinal);
        var from = book.LastIndexOf("<article", at, StringComparison.Ordinal);
        return book[from..book.IndexOf("</article>", at, StringComparison.Ordinal)];
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "&#x27;", StringComparison.Ordinal);

    [GeneratedRegex("(?:src=|<link|@import|url\\(|href=\"[^#])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Outside();
}
