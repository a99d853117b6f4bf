using Microsoft.Extensions.Options;
using MirtAi.Api.Health;

namespace MirtAi.Api.Hosting;

/// <summary>
/// Begins a shutdown with readiness: load balancers see 503 and send requests elsewhere, while those that still come are served
/// for the time of <see cref="ShutdownOptions.Delay"/>. One that never served ends at once.
/// </summary>
internal sealed class GracefulShutdown(
    ShutdownState state, IOptions<ShutdownOptions> options, IHostEnvironment environment, TimeProvider time)
    : IHostedLifecycleService
{
    private bool serves;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        serves = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Begin();
        var delay = options.Value.DelayIn(environment);
        if (serves && delay > TimeSpan.Zero)
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
