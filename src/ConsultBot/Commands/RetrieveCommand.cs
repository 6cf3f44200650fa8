using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultBot.Knowledge.Index;

namespace ConsultBot.Commands;

/// <summary><c>retrieve QUERIES.jsonl --corpus CORPUS.jsonl --out RUNS.jsonl</c>: ranks a given corpus for given queries.</summary>
internal static class RetrieveCommand
{
    private const int Depth = 100;

    public static Command Create()
    {
        var queries = new Argument<string>("queries") { Description = "A JSON Lines file of queries, or - for standard input." };
        var corpus = new Option<string>("--corpus") { Description = "A JSON Lines file of documents.", Required = true };
        var output = new Option<string>("--out") { Description = "Where the rankings go, or - for standard output.", Required = true };
        var command = new Command("retrieve", $"Ranks a corpus for queries, the best {Depth} documents first.") { queries, corpus, output };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetRequiredValue(queries), result.GetRequiredValue(corpus), result.GetRequiredValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string queries, string corpus, string output, CancellationToken cancellationToken)
    {
        if (queries is JsonLines.Standard && corpus is JsonLines.Standard)
        {
            throw new BadInputException("Only one of queries and corpus can come from standard input.");
        }

        var asked = JsonLines.Read(queries, CommandJson.Default.RetrieveQuery, RetrieveQuery.Check);
        var problems = new List<string>();
        var documents = Good(JsonLines.Read(corpus, CommandJson.Default.RetrieveDocument, RetrieveDocument.Check), problems).ToArray();
        var index = new Bm25Index([.. documents.Select(document => new IndexedText(document.Title ?? string.Empty, document.Text!))], TermReader.Plain);
        await using var file = OutputFile.Create(output);
        foreach (var query in Good(asked, problems))
        {
            var start = Stopwatch.GetTimestamp();
            var best = index.Search(query.Query!, Depth);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var run = new RetrieveRun(query.Id!, [.. best.Select(pair => documents[pair.Document].Id!)], Math.Round(elapsed.TotalMilliseconds, 3));
            await file.Lines.WriteLineAsync(JsonSerializer.Serialize(run, CommandJson.Readable.RetrieveRun).AsMemory(), cancellationToken);
        }

        await file.CompleteAsync();
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        return problems.Count > 0 ? ExitCode.BadInput : ExitCode.Done;
    }

    private static IEnumerable<T> Good<T>(IEnumerable<JsonLine<T>> lines, List<string> problems)
        where T : class
    {
        foreach (var line in lines)
        {
            if (line.Value is { } value)
            {
                yield return value;
            }
            else
            {
                problems.Add(line.Problem!);
            }
        }
    }
}

/// <summary>A query.</summary>
internal sealed record RetrieveQuery
{
    [JsonPropertyName("qid")]
    public string? Id { get; init; }

    [JsonPropertyName("query")]
    public string? Query { get; init; }

    /// <summary>What is wrong with the line, or <c>null</c>.</summary>
    public static string? Check(RetrieveQuery line) =>
        string.IsNullOrEmpty(line.Id) ? "qid: a text is expected" : line.Query is null ? "query: a text is expected" : null;
}

/// <summary>A document.</summary>
internal sealed record RetrieveDocument
{
    [JsonPropertyName("docid")]
    public string? Id { get; init; }

    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>What is wrong with the line, or <c>null</c>.</summary>
    public static string? Check(RetrieveDocument line) =>
        string.IsNullOrEmpty(line.Id) ? "docid: a text is expected" : line.Text is null ? "text: a text is expected" : null;
}

/// <summary>A ranking.</summary>
internal sealed record RetrieveRun(
    [property: JsonPropertyName("qid")] string Id,
    [property: JsonPropertyName("docids")] IReadOnlyList<string> Documents,
    [property: JsonPropertyName("ms")] double Milliseconds);
