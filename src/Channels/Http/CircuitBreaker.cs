using Polly;
using Polly.CircuitBreaker;

namespace MirtAi.Channels.Http;

/// <summary>
/// Leaves a platform alone for a while after failures in a row, or when it asks for it; then one call finds out whether it is back, and
/// the others wait for what that call finds.
/// </summary>
public sealed class CircuitBreaker
{
    private readonly TimeProvider clock;
    private readonly TimeSpan rest;
    private readonly ResiliencePipeline pipeline;
    private long askedUntil;
    private long openUntil;

    /// <summary>Makes a breaker that is closed.</summary>
    /// <param name="maxFailures">Failures in a row after which it opens, at least 2.</param>
    /// <param name="rest">For how long, at least half a second.</param>
    /// <param name="clock">The time.</param>
    /// <param name="judge">What the outcome of a call means.</param>
    public CircuitBreaker(int maxFailures, TimeSpan rest, TimeProvider clock, Func<Outcome<object>, CallVerdict> judge)
    {
        (this.clock, this.rest) = (clock, rest);
        var options = new FailureRow(maxFailures, judge).Options(rest);
        options.OnOpened = arguments =>
        {
            Volatile.Write(ref openUntil, Ticks(arguments.BreakDuration));
            return default;
        };
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(options).Build();
    }

    /// <summary>Whether no call is made now.</summary>
    public bool IsOpen => Left > TimeSpan.Zero;

    private TimeSpan Left => TimeSpan.FromTicks(
        Math.Max(Volatile.Read(ref askedUntil), Volatile.Read(ref openUntil)) - clock.GetUtcNow().UtcTicks);

    /// <summary>Makes a call.</summary>
    /// <exception cref="BrokenCircuitException">It was not made; <c>RetryAfter</c> says how long none is.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (Left is { Ticks: > 0 } left)
            throw new BrokenCircuitException("It is left alone.", left);
        return await pipeline.ExecuteAsync(static async (one, token) => await one(token), call, cancellationToken);
    }

    /// <summary>It asks to be left alone so long; it is left alone for at least as long as after failures.</summary>
    public void Rest(TimeSpan asked) => Volatile.Write(ref askedUntil, Ticks(asked > rest ? asked : rest));

    private long Ticks(TimeSpan length) => (clock.GetUtcNow() + length).UtcTicks;
}
