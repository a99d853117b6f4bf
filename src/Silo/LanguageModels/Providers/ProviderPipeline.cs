using System.Threading.RateLimiting;
using MirtAi.Channels.Http;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// What stands between a call and one provider: a bounded number of calls at a time, a circuit breaker, retries that honour what the
/// provider asks for, and a timeout for each attempt.
/// </summary>
internal sealed class ProviderPipeline : IDisposable
{
    /// <summary>The longest time that a provider is left alone because it asked for it.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private static readonly ResiliencePropertyKey<TimeSpan> Timeout = new("timeout");
    private static readonly ResiliencePropertyKey<Action<ProviderFault>> Retrying = new("retrying");

    private readonly OpenAIOptions options;
    private readonly TimeProvider clock;
    private readonly ConcurrencyLimiter limiter;
    private readonly CircuitBreakerStateProvider circuit = new();
    private readonly ResiliencePipeline pipeline;
    private long restsUntil;

    public ProviderPipeline(OpenAIOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        limiter = new ConcurrencyLimiter(new()
        {
            PermitLimit = options.MaxConcurrentCalls,
            QueueLimit = options.MaxWaitingCalls,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(Breaker())
            .AddRetry(Retry())
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => new(arguments.Context.Properties.GetValue(Timeout, options.AttemptTimeout)),
            })
            .Build();
    }

    /// <summary>Whether a call would be let through now. Asking takes nothing from the circuit's one probe.</summary>
    public bool IsOpen => circuit.CircuitState is CircuitState.Closed && clock.GetUtcNow().UtcTicks >= Volatile.Read(ref restsUntil);

    /// <summary>Makes the attempts that are allowed.</summary>
    /// <param name="attempt">Makes one.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="retrying">Is told why an attempt failed, if another one follows; of the last one the exception tells.</param>
    /// <param name="cancellationToken">Ends them.</param>
    /// <exception cref="ProviderException">They failed.</exception>
    /// <exception cref="TimeoutRejectedException">The last one took too long.</exception>
    /// <exception cref="BrokenCircuitException">The provider is not to be asked now.</exception>
    public async Task<T> Run<T>(
        Func<CancellationToken, Task<T>> attempt, TimeSpan timeout, Action<ProviderFault> retrying, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref restsUntil))
            throw new BrokenCircuitException("The provider asked to be left alone.");
        using var permit = await limiter.AcquireAsync(1, cancellationToken);
        if (!permit.IsAcquired)
            throw new BrokenCircuitException("As many calls as are allowed wait already.");
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Timeout, timeout);
        context.Properties.Set(Retrying, retrying);
        try
        {
            return await pipeline.ExecuteAsync(async (current, work) => await work(current.CancellationToken), context, attempt);
        }
        catch (ProviderException exception) when (exception.Fault.RetryAfter is { } wait)
        {
            var rest = wait < LongestRest ? wait : LongestRest;
            Volatile.Write(ref restsUntil, (clock.GetUtcNow() + rest).UtcTicks);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => limiter.Dispose();

    private CircuitBreakerStrategyOptions Breaker()
    {
        var breaker = new FailureRow(options.BreakerFailures, Judge).Options(options.BreakerDuration);
        breaker.StateProvider = circuit;
        return breaker;
    }

    private static CallVerdict Judge(Outcome<object> outcome) => outcome.Exception switch
    {
        null or ProviderException { Fault.IsOurs: true } => CallVerdict.Answered,
        OperationCanceledException => CallVerdict.Unknown,
        _ => CallVerdict.Failed,
    };

    private RetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = Math.Max(1, options.MaxRetries),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = TimeSpan.FromSeconds(8),
        ShouldHandle = arguments => new(options.MaxRetries > 0
            && arguments.Outcome.Exception is ProviderException { Fault: { MayPass: true } fault }
            && (fault.RetryAfter is not { } wait || wait <= options.MaxRetryWait)),
        DelayGenerator = arguments => new((arguments.Outcome.Exception as ProviderException)?.Fault.RetryAfter),
        OnRetry = arguments =>
        {
            if (arguments.Outcome.Exception is ProviderException { Fault: var fault }
                && arguments.Context.Properties.TryGetValue(Retrying, out var retrying))
                retrying(fault);
            return default;
        },
    };
}
