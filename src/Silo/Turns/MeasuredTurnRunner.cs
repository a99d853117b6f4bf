using Microsoft.Extensions.Logging;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Turns;

/// <summary>Traces, measures and names in the log what a runner does.</summary>
internal sealed partial class MeasuredTurnRunner(
    ITurnRunner runner, TurnOrigins origins, TimeProvider clock, ILogger<MeasuredTurnRunner> logger) : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var activity = TurnTelemetry.Start(origins.TakeReceived(request.SessionKey));
        var traceParent = TurnTelemetry.TraceParent(activity);
        using var scope = LogScope.Of(logger, traceParent, request.SessionKey);
        if (!request.Messages.IsEmpty)
            TurnTelemetry.RecordDebounce(request.Now - request.Messages.Min(line => line.At));
        var outcome = "failed";
        try
        {
            var plan = await runner.Run(request, cancellationToken);
            origins.Answers(request.SessionKey, Origin(request, traceParent));
            TurnTelemetry.RecordReading(activity, plan);
            if (!plan.Dropped.IsEmpty)
                LogDropped(plan.Dropped.Length, string.Join(", ", plan.Dropped.Select(dropped => $"{dropped.Name}: {dropped.Cause}")));
            outcome = plan.EscalationReason is not null ? "escalated" : plan.Replies.IsEmpty ? "silent" : "answered";
            return plan;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            TurnTelemetry.Record(activity, outcome, clock.GetElapsedTime(started));
        }
    }

    /// <inheritdoc/>
    public TurnPlan GiveUp(TurnRequest request)
    {
        using var activity = TurnTelemetry.Start(origins.TakeReceived(request.SessionKey));
        var plan = runner.GiveUp(request);
        origins.Answers(request.SessionKey, Origin(request, TurnTelemetry.TraceParent(activity)));
        TurnTelemetry.Record(activity, "given_up", TimeSpan.Zero);
        return plan;
    }

    /// <inheritdoc/>
    public Reply? Interim(TurnRequest request) => runner.Interim(request);

    private static TurnOrigin Origin(TurnRequest request, string traceParent) =>
        new(traceParent, request.Messages.IsEmpty ? null : request.Messages.Max(line => line.At));

    [LoggerMessage(6230, LogLevel.Information, "Of what a model read in a turn {Count} commands are dropped: {Commands}")]
    private partial void LogDropped(int count, string commands);
}
