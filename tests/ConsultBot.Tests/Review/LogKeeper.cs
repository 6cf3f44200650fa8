using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConsultBot.Tests.Review;

/// <summary>Keeps everything that the service logs.</summary>
internal sealed class LogKeeper : ILoggerProvider, ILogger
{
    private const string CodeMark = "sign-in?code=";

    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The secrets of the links printed, in order.</summary>
    public IReadOnlyList<string> Codes() =>
    [
        .. lines
            .Where(line => line.StartsWith("To review conversations", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(CodeMark, StringComparison.Ordinal) + CodeMark.Length)..]),
    ];

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{formatter(state, exception)}{exception}");

    public void Dispose()
    {
        // Nothing is held.
    }
}
