using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Managers;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>
/// Tells of calls and sessions that take more than they should: a warning, a count, and one message to the managers for each.
/// </summary>
internal sealed partial class ModelAlerts(
    ModelCallTable table,
    Notices notices,
    IOptions<OpenAIOptions> options,
    IOptions<ManagementOptions> management,
    TimeProvider clock,
    ILogger<ModelAlerts> logger)
{
    private static readonly TimeSpan SessionWindow = TimeSpan.FromDays(1);

    /// <summary>Looks at records that were just written.</summary>
    public async Task Look(IReadOnlyList<ModelCallRecord> calls, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        foreach (var call in calls)
        {
            if (call.Tokens.Total >= limits.AlertCallTokens)
            {
                var text = ModelNotices.LongCall(call, PageOf(call.SessionKey));
                await Tell("call_tokens", KeyOf(call), text, call.Tokens.Total, cancellationToken);
            }

            if (call.Cost >= limits.AlertCallCost)
            {
                var text = ModelNotices.DearCall(call, PageOf(call.SessionKey));
                await Tell("call_cost", KeyOf(call), text, (double)call.Cost, cancellationToken);
            }
        }

        var sessions =
            calls.Where(call => call.SessionKey.Length > 0 && call.Tokens.Total > 0).Select(call => call.SessionKey).Distinct().ToList();
        if (sessions.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var beyond = await table.SessionsBeyond(sessions, now - SessionWindow, limits.AlertSessionTokens, cancellationToken);
        foreach (var (session, tokens) in beyond)
            await Tell(
                "session_tokens", $"{session}:{now.UtcDateTime:yyyyMMdd}",
                ModelNotices.LongSession(session, tokens, PageOf(session)), tokens, cancellationToken);
    }

    private async Task Tell(string kind, string key, string text, double value, CancellationToken cancellationToken)
    {
        if (!await notices.Tell($"models:{kind}:{key}", text, cancellationToken) && kind == "session_tokens")
            return; // Told today already.
        ModelTelemetry.CountAlert(kind);
        LogAlert(kind, value);
    }

    private string? PageOf(string session) => session.Length > 0 ? management.Value.Conversation(session) : null;

    private static string KeyOf(ModelCallRecord call) => $"{call.SessionKey}:{call.At.UtcTicks}:{call.Provider}:{call.Purpose}";

    [LoggerMessage(6112, LogLevel.Warning, "Models: {Kind} is {Value}, beyond its limit")]
    private partial void LogAlert(string kind, double value);
}
