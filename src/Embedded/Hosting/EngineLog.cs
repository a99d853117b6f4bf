using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded;

internal static partial class EngineLog
{
    [LoggerMessage(5001, LogLevel.Error, "Activating {Grain} failed; the calls that waited are failed with it.")]
    internal static partial void ActivationFailed(ILogger log, Exception exception, GrainId grain);

    [LoggerMessage(5002, LogLevel.Error, "OnDeactivateAsync of {Grain} failed ({Reason}); it is deactivated all the same.")]
    internal static partial void DeactivationFailed(ILogger log, Exception exception, GrainId grain, DeactivationReasonCode reason);

    [LoggerMessage(5003, LogLevel.Error, "Disposing {Grain} failed.")]
    internal static partial void DisposalFailed(ILogger log, Exception exception, GrainId grain);

    [LoggerMessage(5004, LogLevel.Error, "A timer callback of {Grain} failed; the timer goes on.")]
    internal static partial void TimerFailed(ILogger log, Exception exception, GrainId grain);

    [LoggerMessage(5005, LogLevel.Warning, "Shutdown ran out of time with {Count} activations left; the calls that wait are failed.")]
    internal static partial void DrainTimedOut(ILogger log, int count);
}
