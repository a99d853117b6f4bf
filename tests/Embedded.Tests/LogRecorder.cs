using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MirtAi.Embedded.Tests;

internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<(EventId Event, Exception? Exception)> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Enqueue((eventId, exception));

    public void Dispose()
    {
    }
}
