using Microsoft.Extensions.Logging.Abstractions;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// The host's record of a start that failed. Whoever started it gets the same exception, and says on standard error what to set: the
/// record would only tell it again, with a stack.
/// </summary>
internal static class FailedStart
{
    private const string Category = "Microsoft.Extensions.Hosting.Internal.Host";
    private const int Event = 11;

    public static bool IsToldBy<TState>(in LogEntry<TState> record) => record.EventId.Id == Event && record.Category == Category;
}
