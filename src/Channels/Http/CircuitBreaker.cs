namespace MirtAi.Channels.Http;

/// <summary>Leaves a platform alone for a while after failures in a row; then one call finds out whether it is back.</summary>
/// <param name="maxFailures">Failures in a row after which it is left alone.</param>
/// <param name="rest">For how long.</param>
/// <param name="clock">The time.</param>
internal sealed class CircuitBreaker(int maxFailures, TimeSpan rest, TimeProvider clock)
{
    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset? closedUntil;

    /// <summary>How long there must be no call; null if one may be made. Its outcome is told afterwards.</summary>
    public TimeSpan? Wait()
    {
        lock (gate)
        {
            if (closedUntil is not { } until)
                return null;
            var now = clock.GetUtcNow();
            if (now < until)
                return until - now;
            closedUntil = now + rest; // The others wait for what this call finds out.
            return null;
        }
    }

    /// <summary>The platform answered, whatever it said.</summary>
    public void Succeeded()
    {
        lock (gate)
            (failures, closedUntil) = (0, null);
    }

    /// <summary>It did not answer, or not by itself.</summary>
    public void Failed()
    {
        lock (gate)
        {
            if (++failures >= maxFailures)
                closedUntil = clock.GetUtcNow() + rest;
        }
    }
}
