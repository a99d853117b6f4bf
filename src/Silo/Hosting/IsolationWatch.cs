using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// Ends a process that alone has lost the database. The others see it answer their probes and send it the calls for its sessions, which it
/// can only refuse; with it gone they open elsewhere. A database that serves nobody is no reason: it would end the whole fleet.
/// </summary>
internal sealed class IsolationWatch(
    StorageProbe probe, IDatabaseWitnesses witnesses, IOptions<OrleansOptions> options, TimeProvider clock) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    internal static readonly TimeSpan Interval = StorageProbe.MaxAge;

    private long? lost;

    /// <summary>Looks once.</summary>
    /// <exception cref="IsolatedProcessException">The time is over, and another process reaches the database.</exception>
    internal async Task Look()
    {
        // A look that fails is one that saw no database.
        var answer = probe.Read();
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompletedSuccessfully && await answer == IReadinessPart.Ok)
        {
            lost = null;
            return;
        }

        var time = clock.GetElapsedTime(lost ??= clock.GetTimestamp());
        if (time >= options.Value.IsolationTimeout && await witnesses.AnyReaches())
            throw new IsolatedProcessException(time);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Look();
    }
}
