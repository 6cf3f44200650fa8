using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultBot.Load.Services;

namespace ConsultBot.Load;

/// <summary>
/// Withdraws a passage, and approves it again, while patients ask: how long after the command ended the last answer cites it, and whether the turns around the
/// change of editions are slower than those before. Patients ask at a steady pace, far from the most that the service can do, as at a clinic on a busy day.
/// </summary>
internal static class WithdrawalRun
{
    private const string Passage = "exosomes-how-big";
    private const string Question = "how big is an exosome in nanometers";
    private const string Words = "millionth of a millimeter";
    private const int Patients = 8;
    private const int Repeats = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(8);

    private sealed record Reply(long At, double Milliseconds, bool Cites);

    /// <summary>Runs it and prints the figures.</summary>
    public static async Task<int> RunAsync(string program, string work, TextWriter output)
    {
        var root = AppContext.GetData("ConsultBot.ContentRoot") as string ?? throw new InvalidOperationException("The build did not say where the repository is.");
        Directory.CreateDirectory(work);
        using var stop = new CancellationTokenSource();
        await using var ours = await ConsultBotService.StartAsync(program, root, Path.Combine(work, $"data-{Guid.NewGuid():N}"), stop.Token);
        var replies = new List<Reply>();
        var patients = Enumerable.Range(0, Patients).Select(_ => AskAsync(new Uri($"http://127.0.0.1:{ours.Service.Port}"), replies, stop.Token)).ToArray();
        await Task.Delay(WarmUp, stop.Token);

        var (outAfter, inAfter, slowest, usual) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            usual.Add(Slowest(replies, Stopwatch.GetTimestamp() - (long)(Watch.TotalSeconds * Stopwatch.Frequency)));
            var withdrawn = await DecideAsync(ours, "withdraw", stop.Token);
            outAfter.Add(Milliseconds(withdrawn, replies.Snapshot().LastOrDefault(reply => reply.At >= withdrawn && reply.Cites)?.At ?? withdrawn));
            slowest.Add(Slowest(replies, withdrawn));
            var approved = await DecideAsync(ours, "approve", stop.Token);
            inAfter.Add(Milliseconds(approved, replies.Snapshot().First(reply => reply.At >= approved && reply.Cites).At));
            slowest.Add(Slowest(replies, approved));
        }

        await stop.CancelAsync();
        await Task.WhenAll(patients.Select(patient => patient.ContinueWith(_ => { }, TaskScheduler.Default)));
        await output.WriteLineAsync(Figures.Line("turns", replies.Count));
        await output.WriteLineAsync(Figures.Line("withdrawn_out_of_answers_ms", outAfter.Max()));
        await output.WriteLineAsync(Figures.Line("approved_in_answers_ms", inAfter.Max()));
        await output.WriteLineAsync(Figures.Line("slowest_turn_without_change_ms", usual.Max()));
        await output.WriteLineAsync(Figures.Line("slowest_turn_at_a_change_ms", slowest.Max()));
        return 0;
    }

    private static async Task<long> DecideAsync(ConsultBotService ours, string what, CancellationToken cancellationToken)
    {
        await ours.RunAsync(["knowledge", what, Passage, "--reason", "A measurement."], cancellationToken);
        var decided = Stopwatch.GetTimestamp();
        await Task.Delay(Watch, cancellationToken);
        return decided;
    }

    private static double Slowest(List<Reply> replies, long since) => replies.Snapshot().Where(reply => reply.At >= since).Max(reply => reply.Milliseconds);

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static Reply[] Snapshot(this List<Reply> replies)
    {
        lock (replies)
        {
            return [.. replies];
        }
    }

    private static async Task AskAsync(Uri address, List<Reply> replies, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsJsonAsync(
                "/api/messages",
                new JsonObject
                {
                    ["type"] = "message",
                    ["id"] = id,
                    ["serviceUrl"] = "http://127.0.0.1:1/",
                    ["channelId"] = "emulator",
                    ["from"] = new JsonObject { ["id"] = "patient" },
                    ["recipient"] = new JsonObject { ["id"] = "bot" },
                    ["conversation"] = new JsonObject { ["id"] = id },
                    ["text"] = Question,
                    ["deliveryMode"] = "expectReplies",
                },
                cancellationToken);
            response.EnsureSuccessStatusCode();
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            lock (replies)
            {
                replies.Add(new Reply(Stopwatch.GetTimestamp(), taken, text.Contains(Words, StringComparison.Ordinal)));
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
