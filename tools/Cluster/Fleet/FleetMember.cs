using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Fleet;

/// <summary>Keeps one process of the fleet alive: starts it, says when it is ready, and starts it again whenever it dies.</summary>
internal sealed class FleetMember(int port, ChildCommand command, Readiness readiness, FleetLog log)
{
    private const int FailuresBeforeGivingUp = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<bool> settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when it was ready for the first time; false when it died again and again without ever being.</summary>
    internal Task<bool> Settled => settled.Task;

    internal async Task RunAsync(CancellationToken stop)
    {
        for (var failures = 0; !stop.IsCancellationRequested && (failures < FailuresBeforeGivingUp || Settled.IsCompleted);)
        {
            var wasReady = await RunOnceAsync(stop);
            failures = wasReady ? 0 : failures + 1;
            if (failures > 0)
                await Task.Delay(PauseAfter(failures), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        settled.TrySetResult(false);
    }

    // One that served is replaced at once; one that cannot start is not started in a tight loop.
    private static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures - 1, 8)));

    private async Task<bool> RunOnceAsync(CancellationToken stop)
    {
        await using var child = await ChildProcess.StartAsync(command with { OnLine = line => log.Write(port, line) });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ready = AnnounceAsync(child, ended.Token);
        await WhenStoppedOrExitedAsync(child, stop);
        await ended.CancelAsync();
        if (!stop.IsCancellationRequested)
            log.Write($"stopped http://127.0.0.1:{port} pid {child.Pid} exit code {await child.Exited}");
        await child.StopAsync(Patience);
        return await ready;
    }

    private async Task<bool> AnnounceAsync(ChildProcess child, CancellationToken ended)
    {
        if (!await readiness.WaitAsync(port, ended))
            return false;
        log.Write($"listening http://127.0.0.1:{port} pid {child.Pid}");
        settled.TrySetResult(true);
        return true;
    }

    private static async Task WhenStoppedOrExitedAsync(ChildProcess child, CancellationToken stop)
    {
        try
        {
            await child.Exited.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at the token.
        }
    }
}
