using System.CommandLine;
using ConsultBot.Book;
using ConsultBot.Configuration;
using ConsultBot.Knowledge.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge book</c>: everything medical that a patient can read, in one page that prints, for clinicians to sign.</summary>
internal sealed class BookCommand(Surroundings surroundings, TimeProvider clock)
{
    public static Command Create(Workplace workplace)
    {
        var output = new Option<string>("--out") { Description = "The HTML file to write, or - for standard output.", Required = true };
        var sources = new Option<string?>("--sources") { Description = "A folder with the texts of the documents. Then what a passage cites stands beside it. Such a book is not for spreading." };
        var book = new Command("book", "Writes one printable page of everything medical that a patient can read, with its review state and room to sign.") { output, sources };
        book.SetAction((parsed, _) => new BookCommand(workplace.Find(parsed), TimeProvider.System).RunAsync(parsed.GetRequiredValue(output), parsed.GetValue(sources)));
        return book;
    }

    /// <summary>Writes the book.</summary>
    /// <param name="output">The file, or <c>-</c> for standard output.</param>
    /// <param name="documents">The folder with the texts of the documents, or <c>null</c>.</param>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public async Task<int> RunAsync(string output, string? documents)
    {
        var reader = new BookReader(
            surroundings.PathOf("Knowledge:Path", "knowledge"),
            surroundings.PathOf("Prompts:Path", "prompts"),
            documents is null ? null : new DocumentFolder(Path.GetFullPath(documents)));
        var content = reader.Read(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var file = OutputFile.Create(output);
        await RenderAsync(content, file.Lines);
        await file.CompleteAsync();
        return ExitCode.Done;
    }

    private static async Task RenderAsync(BookContent content, TextWriter page)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PrintedBook.Content)] = content });
            (await renderer.RenderComponentAsync<PrintedBook>(parameters)).WriteHtmlTo(page);
        });
    }
}
