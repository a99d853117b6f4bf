using MirtAi.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// What a grain may ask of its activation. A timer's callback runs as a call of the grain: it waits for the call before it,
/// unless the timer interleaves, and never runs beside itself. The next tick is a period after the end of the last; a
/// period of <see cref="Timeout.InfiniteTimeSpan"/> ticks once. An exception is logged and the timer goes on. Timers end
/// with the activation and do not outlive the process.
/// </summary>
public static class GrainBaseExtensions
{
    /// <summary>Ends the activation when the calls that run now have ended; later calls go to a new one.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));

    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        return ((Activation)grain.GrainContext).StartTimer(callback, options);
    }
}
