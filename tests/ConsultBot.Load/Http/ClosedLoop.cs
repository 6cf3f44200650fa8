using System.Diagnostics;
using System.Net.Sockets;
using ConsultBot.Load.Measuring;
using ConsultBot.Load.Services;

namespace ConsultBot.Load.Http;

/// <summary>
/// Patients who each ask the next question as soon as the reply to the last is there. One thread waits on all connections at once and composes, sends and
/// checks by itself, so that the load costs the machine as little as it can: it shares its two cores with the service under load.
/// </summary>
/// <param name="service">Who is loaded.</param>
/// <param name="count">How many connections.</param>
/// <param name="questions">What is asked, in rotation.</param>
/// <param name="expectation">What makes a reply a real one.</param>
internal sealed class ClosedLoop(Service service, int count, IReadOnlyList<Question> questions, Expectation expectation)
{
    private const int SlicesWithoutGain = 3;
    private const double Gain = 0.05;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<Socket> ready = [];
    private Dictionary<Socket, Connection> connections = [];
    private int asked;

    /// <summary>How many real replies there were so far, outside the measured time too.</summary>
    public long Replies { get; private set; }

    /// <summary>
    /// Loads the service for a time, then lets what was asked be answered. The connections are new each time: a service may close one that nobody uses.
    /// </summary>
    /// <exception cref="InvalidDataException">A reply is not a real one.</exception>
    /// <exception cref="TimeoutException">The service no longer answers.</exception>
    public Pace Run(TimeSpan time, CancellationToken cancellationToken)
    {
        connections = Enumerable.Range(0, count).Select(_ => new Connection(service.Port)).ToDictionary(connection => connection.Socket);
        try
        {
            var pace = Measure(time, cancellationToken);
            Drain();
            return pace;
        }
        catch (SocketException exception)
        {
            throw new InvalidDataException($"{service.Name} broke a connection: {exception.Message}", exception);
        }
        finally
        {
            foreach (var connection in connections.Values)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Loads the service until it gets no faster: a runtime takes thousands of turns to compile everything at its best.</summary>
    public void WarmUp(TimeSpan slice, TimeSpan longest, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var best = 0.0;
        for (var without = 0; without < SlicesWithoutGain && Stopwatch.GetElapsedTime(start) < longest;)
        {
            var pace = Run(slice, cancellationToken).PerSecond;
            without = pace > best * (1 + Gain) ? 0 : without + 1;
            best = Math.Max(best, pace);
        }
    }

    private Pace Measure(TimeSpan time, CancellationToken cancellationToken)
    {
        var replies = new LatencyHistogram();
        var busy = service.ProcessorTime;
        var start = Stopwatch.GetTimestamp();
        foreach (var connection in connections.Values)
        {
            Ask(connection);
        }

        while (Stopwatch.GetElapsedTime(start) < time)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var connection in Ready())
            {
                if (Receive(connection) is { } took)
                {
                    replies.Add(took);
                    Ask(connection);
                }
            }
        }

        return Pace.Of(replies, Stopwatch.GetElapsedTime(start), service.ProcessorTime - busy);
    }

    private long? Receive(Connection connection)
    {
        if (connection.Receive() is not { } reply)
        {
            return null;
        }

        expectation.Check(reply.Status, connection.Body, connection.Activity);
        Replies++;
        return reply.Nanoseconds;
    }

    private void Ask(Connection connection) => connection.Ask(questions[asked++ % questions.Count]);

    private void Drain()
    {
        while (connections.Values.Any(connection => connection.IsWaiting))
        {
            foreach (var connection in Ready())
            {
                Receive(connection);
            }
        }
    }

    private IEnumerable<Connection> Ready()
    {
        ready.Clear();
        foreach (var (socket, connection) in connections)
        {
            if (connection.IsWaiting)
            {
                ready.Add(socket);
            }
        }

        Socket.Select(ready, null, null, Patience);
        return ready.Count > 0 ? ready.Select(socket => connections[socket]) : throw new TimeoutException($"{service.Name}: no reply within {Patience.TotalSeconds} s.");
    }
}
