using System.Net;
using System.Net.Sockets;

namespace ConsultBot.Load.DirectLine;

/// <summary>
/// Connections from many addresses of this machine, as patients have: the service limits how many conversations one address may begin. All of 127.0.0.0/8 is
/// this machine and nothing else.
/// </summary>
internal static class ManyAddresses
{
    private const int Most = 250;

    /// <summary>A client whose connections each come from the next address.</summary>
    /// <param name="port">Where the service listens on 127.0.0.1.</param>
    public static HttpClient Client(int port)
    {
        var next = 0;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var address = new IPAddress([127, 0, 1, (byte)(1 + (Interlocked.Increment(ref next) % Most))]);
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(address, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(20) };
    }
}
