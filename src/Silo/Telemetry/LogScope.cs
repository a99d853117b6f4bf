using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.Telemetry;

/// <summary>What the lines of a piece of work have in common: the trace id, and the session by a short hash.</summary>
internal static class LogScope
{
    private const int HashBytes = 5;

    private static readonly AsyncLocal<KeyValuePair<string, object?>[]?> Members = new();

    /// <summary>
    /// What the lines of the work at hand carry. Scopes are for the console; who exports logs asks here, for other scopes hold what is
    /// not to leave the process, such as addresses with a token in them.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Current => Members.Value ?? [];

    /// <summary>The scope of work for a session.</summary>
    /// <param name="logger">Any logger: the scope holds for all.</param>
    /// <param name="traceParent">By W3C Trace Context; null for a trace of its own.</param>
    /// <param name="sessionKey">The session.</param>
    public static IDisposable Of(ILogger logger, string? traceParent, string sessionKey) =>
        Begin(logger, [new("traceId", TraceId(traceParent)), new("session", HashOf(sessionKey))]);

    /// <summary>The scope of a job.</summary>
    public static IDisposable OfJob(ILogger logger, string job) => Begin(logger, [new("traceId", TraceId(null)), new("job", job)]);

    /// <summary>
    /// What a session is called in the log: the first of its key's SHA-256, so that its lines are found by who knows the key. The letters
    /// keep it from looking like a number.
    /// </summary>
    public static string HashOf(string sessionKey) =>
        $"s{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionKey)).AsSpan(0, HashBytes))}";

    private static Ended Begin(ILogger logger, KeyValuePair<string, object?>[] members)
    {
        var scope = new Ended(Members.Value, logger.BeginScope(members));
        Members.Value = members;
        return scope;
    }

    private static string TraceId(string? traceParent) => ActivityContext.TryParse(traceParent, null, out var context)
        ? context.TraceId.ToHexString()
        : (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    private sealed class Ended(KeyValuePair<string, object?>[]? outer, IDisposable? scope) : IDisposable
    {
        public void Dispose()
        {
            Members.Value = outer;
            scope?.Dispose();
        }
    }
}
