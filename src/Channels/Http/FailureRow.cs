using Polly;
using Polly.CircuitBreaker;

namespace MirtAi.Channels.Http;

/// <summary>
/// Makes Polly's circuit breaker, which opens by a share of failures, open by failures in a row. Polly is told only the failure that
/// completes a row, so that with the smallest share it opens by that one.
/// </summary>
/// <param name="length">Failures in a row that open it, at least 2; so many calls must fall into an hour.</param>
/// <param name="judge">What the outcome of a call means.</param>
public sealed class FailureRow(int length, Func<Outcome<object>, CallVerdict> judge)
{
    private int failures;

    /// <summary>The options of the circuit breaker.</summary>
    /// <param name="rest">How long it stays open before one call finds out.</param>
    public CircuitBreakerStrategyOptions Options(TimeSpan rest) => new()
    {
        FailureRatio = 1e-9,
        MinimumThroughput = 2,
        SamplingDuration = TimeSpan.FromHours(1),
        BreakDuration = rest,
        ShouldHandle = arguments => new(Completes(judge(arguments.Outcome))),
    };

    private bool Completes(CallVerdict verdict)
    {
        switch (verdict)
        {
            case CallVerdict.Answered:
                Volatile.Write(ref failures, 0);
                return false;
            case CallVerdict.Failed:
                return Interlocked.Increment(ref failures) >= length;
            default: // A call of an open circuit that was given up must not close it.
                return Volatile.Read(ref failures) >= length;
        }
    }
}
