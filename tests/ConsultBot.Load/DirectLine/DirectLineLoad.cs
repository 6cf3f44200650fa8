using System.Diagnostics;
using ConsultBot.Load.Measuring;
using ConsultBot.Load.Services;

namespace ConsultBot.Load.DirectLine;

/// <summary>What Direct Line did under load; times from a patient's post to the reply on the stream, in milliseconds.</summary>
/// <param name="TurnsPerSecond">While as many patients as over HTTP ask without a pause.</param>
/// <param name="P50">The median, while many conversations are open and each asks now and then.</param>
/// <param name="P95">The slowest in twenty of the same.</param>
/// <param name="EmergencyP95">The slowest in twenty of the emergencies, while the others ask without a pause.</param>
/// <param name="Turns">How many questions were answered in all.</param>
internal sealed record DirectLineFigures(double TurnsPerSecond, double P50, double P95, double EmergencyP95, long Turns);

/// <summary>Loads Direct Line with many open conversations: calmly, as patients read and write, and then with as many questions as it takes.</summary>
internal sealed class DirectLineLoad(ConsultBotService ours, IReadOnlyList<string> questions, IReadOnlyList<string> emergencies, LoadPlan plan)
{
    private const int TurnsInConversation = 6;
    private static readonly TimeSpan BetweenEmergencies = TimeSpan.FromMilliseconds(100);

    private long asked;
    private long answered;

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidDataException">A reply is not a real one.</exception>
    public async Task<DirectLineFigures> RunAsync(CancellationToken cancellationToken)
    {
        using var client = ManyAddresses.Client(ours.Service.Port);
        var conversations = new StreamedConversation?[plan.OpenConversations];
        try
        {
            await Parallel.ForAsync(0, conversations.Length, Together(cancellationToken), async (i, stop) =>
            {
                conversations[i] = await OpenAsync(client, stop);
                await AskAsync(conversations[i]!, stop);
            });
            var calm = await CalmlyAsync(conversations!, cancellationToken);
            var (perSecond, urgent) = await BusilyAsync(client, conversations!, cancellationToken);
            return new DirectLineFigures(perSecond, calm.Percentile(0.5), calm.Percentile(0.95), urgent.Percentile(0.95), answered);
        }
        finally
        {
            foreach (var conversation in conversations)
            {
                await (conversation?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    private async Task<LatencyHistogram> CalmlyAsync(StreamedConversation[] conversations, CancellationToken cancellationToken)
    {
        var latencies = new LatencyHistogram();
        var open = new List<Task<long>>();
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(plan.BetweenQuestions / conversations.Length, TimeProvider.System);
        for (var i = 0; Stopwatch.GetElapsedTime(start) < plan.DirectLine && await timer.WaitForNextTickAsync(cancellationToken); i++)
        {
            // A patient asks again only after the reply; the round takes two seconds, so it is there.
            open.Add(AskAsync(conversations[i % conversations.Length], cancellationToken));
        }

        foreach (var latency in await Task.WhenAll(open))
        {
            latencies.Add(latency);
        }

        return latencies;
    }

    private async Task<(double PerSecond, LatencyHistogram Emergencies)> BusilyAsync(
        HttpClient client, StreamedConversation[] conversations, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var before = Interlocked.Read(ref answered);
        var patients = Enumerable.Range(0, plan.AtOnce).Select(patient => AskOnAsync(client, conversations, patient, start, cancellationToken)).ToArray();
        var urgent = await EmergenciesAsync(client, start, cancellationToken);
        await Task.WhenAll(patients);
        return ((Interlocked.Read(ref answered) - before) / Stopwatch.GetElapsedTime(start).TotalSeconds, urgent);
    }

    // Each patient has a share of the open conversations in turn. One that has had its questions makes way for a new one, as people come and go.
    private async Task AskOnAsync(HttpClient client, StreamedConversation[] conversations, int patient, long start, CancellationToken cancellationToken)
    {
        for (var i = patient; Stopwatch.GetElapsedTime(start) < plan.DirectLine; i = i + plan.AtOnce < conversations.Length ? i + plan.AtOnce : patient)
        {
            if (conversations[i].Turns >= TurnsInConversation)
            {
                await conversations[i].DisposeAsync();
                conversations[i] = await OpenAsync(client, cancellationToken);
            }

            await AskAsync(conversations[i], cancellationToken);
        }
    }

    private async Task<LatencyHistogram> EmergenciesAsync(HttpClient client, long start, CancellationToken cancellationToken)
    {
        var latencies = new LatencyHistogram();
        for (var i = 0; Stopwatch.GetElapsedTime(start) < plan.DirectLine; i++)
        {
            await using var conversation = await OpenAsync(client, cancellationToken);
            await Task.Delay(BetweenEmergencies, TimeProvider.System, cancellationToken);
            latencies.Add(await conversation.AskAsync(emergencies[i % emergencies.Count], "emergency", cancellationToken));
            Interlocked.Increment(ref answered);
        }

        return latencies;
    }

    private Task<StreamedConversation> OpenAsync(HttpClient client, CancellationToken cancellationToken) =>
        StreamedConversation.OpenAsync(client, ours.DirectLineSecret, cancellationToken);

    private async Task<long> AskAsync(StreamedConversation conversation, CancellationToken cancellationToken)
    {
        var question = questions[(int)(Interlocked.Increment(ref asked) % questions.Count)];
        var latency = await conversation.AskAsync(question, decision: null, cancellationToken);
        Interlocked.Increment(ref answered);
        return latency;
    }

    private ParallelOptions Together(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = plan.AtOnce, CancellationToken = cancellationToken };
}
