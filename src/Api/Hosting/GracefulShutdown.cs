using MirtAi.Api.Health;

namespace MirtAi.Api.Hosting;

/// <summary>
/// Begins a shutdown with readiness: load balancers see 503 and send requests elsewhere, while those that still come are served
/// for the time of <c>Shutdown:Delay</c>.
/// </summary>
internal sealed class GracefulShutdown(ShutdownState state, IConfiguration configuration, IHostEnvironment environment, TimeProvider time)
    : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Begin();
        var delay = configuration.GetValue<TimeSpan?>("Shutdown:Delay") ?? (environment.IsDevelopment() ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
