using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;
using ConsultBot.Knowledge.Import;
using ConsultBot.Prompts;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge import FILE --source ID</c>: proposes drafts from a document. It approves nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(Workplace workplace)
    {
        var file = new Argument<string>("file") { Description = "A document: .md, .html, .docx, .txt, or .pdf where pdftotext is installed." };
        var source = new Option<string>("--source") { Description = "The id of the document in knowledge/sources.", Required = true };
        var output = new Option<string?>("--out") { Description = "The folder of the drafts. Default: drafts in the knowledge folder, which the service never reads." };
        var command = new Command("import", "Proposes drafts of passages from a document, to be rewritten and approved by a person.") { file, source, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            workplace.Find(parsed), parsed.GetRequiredValue(file), parsed.GetRequiredValue(source), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string file, string sourceId, string? output, CancellationToken cancellationToken)
    {
        var knowledge = surroundings.PathOf("Knowledge:Path", "knowledge");
        var source = KnownSource.Find(knowledge, sourceId);
        try
        {
            var known = new KnownWords(knowledge);
            var import = Open(surroundings.PathOf("Prompts:Path", "prompts"), known);
            var drafts = new DraftFolder(output ?? Path.Combine(knowledge, "drafts"), knowledge);
            var report = await import.ReadAsync(file, source, known.Ids, cancellationToken);
            if (report.Drafts.Count > 0)
            {
                drafts.Write(source.Id, report.Drafts);
            }

            foreach (var line in report.Lines(drafts.Of(source.Id)))
            {
                await Console.Out.WriteLineAsync(line);
            }

            return report.Drafts.Count > 0 ? ExitCode.Done : ExitCode.Finding;
        }
        catch (DocumentRefusedException exception)
        {
            throw new BadInputException(exception.Message);
        }
    }

    private static DocumentImport Open(string prompts, KnownWords known)
    {
        var guardrails = GuardrailFiles.ReadRules(prompts, known.Has);
        var screening = new ScreeningStage(guardrails, new Unmasking(word => guardrails.Book.Names(word) || known.Has(word)));
        var screen = new ContentScreen(screening, ClaimsFile.Read(prompts, known.Has), ClaimsFile.ReadForDocuments(prompts, known.Has));
        return new DocumentImport(screen, DraftWords.Read(prompts), TimeProvider.System);
    }
}
