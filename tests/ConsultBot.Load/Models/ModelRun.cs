using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultBot.Load.Services;

namespace ConsultBot.Load.Models;

/// <summary>
/// What a language model costs the service beyond the model's own time: time that a turn adds, memory of many slow turns at once, what is left behind by many turns of which
/// some fail, and how soon danger is answered with a call in flight.
/// </summary>
internal static class ModelRun
{
    private const int Turns = 600;
    private const int SlowTurns = 64;
    private const int LeakTurns = 2_000;
    private const int AtOnce = 16;
    private const int Dangers = 100;

    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private static readonly string[] Questions =
        ["what are exosomes?", "what is PRP?", "is secretome approved?", "what can go wrong with exosomes?", "PRP or exosomes, which has better evidence?", "what did the studies of PRP show?"];

    /// <summary>Runs it and prints the figures.</summary>
    /// <param name="program">The built program.</param>
    /// <param name="work">A folder for records, on a real disk.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static async Task RunAsync(string program, string work, TextWriter output, CancellationToken cancellationToken)
    {
        var root = AppContext.GetData("ConsultBot.ContentRoot") as string ?? throw new InvalidOperationException("The build did not say where the repository is.");
        Directory.CreateDirectory(work);
        await using var model = await SlowModel.StartAsync(cancellationToken);
        await using (var extractive = await ConsultBotService.StartAsync(program, root, Path.Combine(work, $"data-{Guid.NewGuid():N}"), cancellationToken))
        {
            await AskAllAsync(extractive, 0, Turns / 2, atOnce: 1, cancellationToken);
            await WriteAsync("extractive_turn_p95_ms", Percentile(await AskAllAsync(extractive, 0, Turns, atOnce: 1, cancellationToken), 0.95));
        }

        await using (var ours = await StartAsync())
        {
            model.Delay = Usual;
            await AskAllAsync(ours, 0, Turns / 2, atOnce: 1, cancellationToken);
            model.TakeTimes();
            var turns = await AskAllAsync(ours, 0, Turns, atOnce: 1, cancellationToken);
            double[] added = [.. turns.Zip(model.TakeTimes(), (turn, call) => turn - call)];
            await WriteAsync("turn_with_model_p50_ms", Percentile(turns, 0.5));
            await WriteAsync("added_to_the_model_p50_ms", Percentile(added, 0.5));
            await WriteAsync("added_to_the_model_p95_ms", Percentile(added, 0.95));
            await DangerAsync(ours);
        }

        await using (var ours = await StartAsync())
        {
            model.Delay = TimeSpan.Zero;
            await AskAllAsync(ours, 0, SlowTurns * 4, SlowTurns, cancellationToken);
            await Task.Delay(Settling, cancellationToken);
            var idle = Resident(ours);
            model.Delay = Slow;
            var slow = AskAllAsync(ours, 0, SlowTurns, SlowTurns, cancellationToken);
            var most = idle;
            while (!slow.IsCompleted)
            {
                await Task.WhenAny(slow, Task.Delay(Usual, cancellationToken));
                most = Math.Max(most, Resident(ours));
            }

            await slow;
            await WriteAsync("rss_64_idle_mb", idle);
            await WriteAsync("rss_64_slow_turns_above_mb", most - idle);
        }

        await using (var ours = await StartAsync())
        {
            model.Delay = TimeSpan.FromMilliseconds(5);
            model.FailingOfTen = 4;
            await AskAllAsync(ours, 0, LeakTurns, AtOnce, cancellationToken);
            await Task.Delay(Settling, cancellationToken);
            var (memory, files, threads) = (Resident(ours), Files(ours), Threads(ours));
            await AskAllAsync(ours, LeakTurns, LeakTurns, AtOnce, cancellationToken);
            await Task.Delay(Settling, cancellationToken);
            await WriteAsync("after_2000_turns_rss_mb", memory);
            await WriteAsync("2000_turns_more_rss_mb", Resident(ours) - memory);
            await WriteAsync("2000_turns_more_files_and_sockets", Files(ours) - files);
            await WriteAsync("2000_turns_more_threads", Threads(ours) - threads);
        }

        Task<ConsultBotService> StartAsync() => ConsultBotService.StartAsync(
            program, root, Path.Combine(work, $"data-{Guid.NewGuid():N}"), cancellationToken,
            "Model:Provider=openai", $"Model:Endpoint={model.Address}", "Model:Name=slow", $"Model:MostAtOnce={SlowTurns}");

        async Task DangerAsync(ConsultBotService ours)
        {
            model.Delay = Slow;
            var times = new List<double>();
            using var client = Client(ours);
            for (var danger = 0; danger < Dangers; danger++)
            {
                var id = (string)(await AskAsync(client, "hello", conversation: null, cancellationToken)).Reply["conversationId"]!;
                var waiting = client.PostAsJsonAsync("/api/ask", new { text = Questions[danger % Questions.Length], conversationId = id }, cancellationToken);
                await Task.Delay(Usual, cancellationToken);
                var (urgent, milliseconds) = await AskAsync(client, "i can't breathe and my tongue is swelling", id, cancellationToken);
                if ((string?)urgent["decision"] is not "emergency")
                {
                    throw new InvalidDataException($"Danger was answered by {urgent["decision"]}.");
                }

                times.Add(milliseconds);
                using var overtaken = await waiting;
            }

            await WriteAsync("danger_with_a_call_in_flight_p50_ms", Percentile(times, 0.5));
            await WriteAsync("danger_with_a_call_in_flight_slowest_ms", times.Max());
        }

        Task WriteAsync(string name, double value) => output.WriteLineAsync(Figures.Line(name, value));
    }

    private static async Task<double[]> AskAllAsync(ConsultBotService ours, int from, int turns, int atOnce, CancellationToken cancellationToken)
    {
        using var client = Client(ours);
        var times = new double[turns];
        await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (turn, token) =>
            times[turn] = (await AskAsync(client, Questions[(from + turn) % Questions.Length], conversation: null, token)).Milliseconds);
        return times;
    }

    private static HttpClient Client(ConsultBotService ours) => new() { BaseAddress = new Uri($"http://127.0.0.1:{ours.Service.Port}") };

    private static async Task<(JsonNode Reply, double Milliseconds)> AskAsync(HttpClient client, string text, string? conversation, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await client.PostAsJsonAsync("/api/ask", new { text, conversationId = conversation }, cancellationToken);
        response.EnsureSuccessStatusCode();
        var reply = await response.Content.ReadAsStringAsync(cancellationToken);
        return (JsonNode.Parse(reply)!, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    private static double Resident(ConsultBotService ours) => ours.Service.WorkingSetMegabytes;

    private static double Threads(ConsultBotService ours) => Status(ours, "Threads:");

    private static double Files(ConsultBotService ours) => Directory.GetFileSystemEntries($"/proc/{ours.Service.ProcessId}/fd").Length;

    private static long Status(ConsultBotService ours, string name) => long.Parse(
        File.ReadLines($"/proc/{ours.Service.ProcessId}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
