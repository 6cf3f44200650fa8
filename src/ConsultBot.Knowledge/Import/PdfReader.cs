using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ConsultBot.Knowledge.Import;

/// <summary>Reads PDF files by <c>pdftotext</c>, a program of its own that gets little time and may say only so much.</summary>
/// <param name="clock">Measures the time.</param>
/// <param name="program">The program.</param>
internal sealed class PdfReader(TimeProvider clock, string program = PdfReader.Program) : IDocumentReader
{
    /// <summary>The program that reads PDF files.</summary>
    public const string Program = "pdftotext";

    /// <summary>How long it may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        if (!file.BeginsWith("%PDF-"u8))
        {
            throw new DocumentRefusedException(file.Path, 0, "by its content the file is no PDF, as its name says");
        }

        var text = await ExtractAsync(file, cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DocumentRefusedException(file.Path, 0, "the PDF has no text; a scanned page must be made text first");
        }

        var builder = new DocumentBuilder(file.Path);
        builder.Remark("what a PDF hides cannot be told from what it shows: compare the drafts with the printed pages");
        PlainTextReader.Read(text, builder, (_, page) => new Place("page", page + 1));
        return builder.Build();
    }

    private async Task<string> ExtractAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        using var process = Start(file);
        using var timeLimit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            var complaint = ReadAsync(process.StandardError, DocumentFile.MostCharacters, either.Token);
            var text = await ReadAsync(process.StandardOutput, DocumentFile.MostCharacters, either.Token)
                ?? throw new DocumentRefusedException(file.Path, 0, $"the PDF has more than {DocumentFile.MostCharacters} characters");
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\f\n", "\n\f", StringComparison.Ordinal)
                : throw new DocumentRefusedException(file.Path, 0, $"{Program} cannot read the PDF: {VisibleText.Excerpt(await complaint ?? string.Empty)}");
        }
        catch (OperationCanceledException) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new DocumentRefusedException(file.Path, 0, $"{Program} did not finish within {Longest.TotalSeconds:F0} seconds");
        }
        finally
        {
            Stop(process);
        }
    }

    private Process Start(DocumentFile file)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList = { "-enc", "UTF-8", "-q", Path.GetFullPath(file.Path), "-" },
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new DocumentRefusedException(
                file.Path, 0, $"PDF files are read by the program {Program}, which is not there; install the package poppler-utils, or save the document as .docx or .txt", exception);
        }
    }

    // null when there is more than allowed; the rest is never read.
    private static async Task<string?> ReadAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > most)
            {
                return null;
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
