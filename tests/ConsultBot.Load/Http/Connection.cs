using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConsultBot.Load.Http;

/// <summary>One patient's connection: asks, waits for the reply, checks it, and begins a new conversation every few turns.</summary>
internal sealed class Connection : IDisposable
{
    private const int TurnsInConversation = 6;

    private readonly byte[] request = new byte[64 * 1024];
    private readonly byte[] conversation = new byte[Question.IdLength];
    private readonly byte[] activity = new byte[Question.IdLength];
    private readonly ReplyReader reply = new();
    private int turns;
    private long askedAt;

    /// <summary>Opens the connection.</summary>
    public Connection(int port)
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>What is waited on.</summary>
    public Socket Socket { get; }

    /// <summary>Whether a reply is still to come.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Sends a question.</summary>
    public void Ask(Question question)
    {
        if (turns++ % TurnsInConversation == 0)
        {
            NewId(conversation);
        }

        NewId(activity);
        var length = question.Write(request, conversation, activity);
        reply.Reset();
        IsWaiting = true;
        askedAt = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < length;)
        {
            sent += Socket.Send(request.AsSpan(sent, length - sent));
        }
    }

    /// <summary>The body of the reply, once it is complete.</summary>
    public ReadOnlySpan<byte> Body => reply.Body;

    /// <summary>The id of the activity that was asked last.</summary>
    public ReadOnlySpan<byte> Activity => activity;

    /// <summary>Takes in what has arrived.</summary>
    /// <returns>The status of the reply and how long it took; <c>null</c> while it is not complete.</returns>
    /// <exception cref="InvalidDataException">What arrives is no reply.</exception>
    public (int Status, long Nanoseconds)? Receive()
    {
        var count = Socket.Receive(reply.Free);
        if (count == 0)
        {
            throw new InvalidDataException("The service closed a connection that it owed a reply on.");
        }

        if (!reply.Advance(count))
        {
            return null;
        }

        IsWaiting = false;
        return (reply.Status, Stopwatch.GetElapsedTime(askedAt).Ticks * TimeSpan.NanosecondsPerTick);
    }

    /// <inheritdoc />
    public void Dispose() => Socket.Dispose();

    private static void NewId(Span<byte> id) => Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), id);
}
