using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>One process's pump of an account, which runs until it is stopped. The test moves its clock.</summary>
internal sealed class RunningPump : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestStorage storage;
    private readonly WatchedTimeProvider clock;
    private readonly DeliveryPump pump;
    private readonly CommitSignals signals;
    private readonly CancellationTokenSource stop;
    private readonly Task run;

    private RunningPump(
        TestStorage storage, WatchedTimeProvider clock, DeliveryPump pump, CommitSignals signals, CancellationTokenSource stop, Task run) =>
        (this.storage, this.clock, this.pump, this.signals, this.stop, this.run) = (storage, clock, pump, signals, stop, run);

    public static async Task<RunningPump> Start(
        TestStorage storage, IChannelClient channel, IChannelAccounts accounts, WatchedTimeProvider clock, Outbox? outbox = null)
    {
        var lease = await storage.Locks(clock).TryAcquire("delivery:" + channel.Account, TimeSpan.FromDays(1), CancellationToken.None)
            ?? throw new InvalidOperationException("Taken.");
        var recorder = new DeliveryRecorder(storage.Outbox, [], null!, clock, NullLogger<DeliveryRecorder>.Instance);
        var signals = new CommitSignals(new SingleProcessSignals());
        var pump = new DeliveryPump(
            channel, outbox ?? storage.Outbox, recorder, accounts, OneProcess.Instance, signals, clock, NullLogger<DeliveryPump>.Instance);
        var stop = new CancellationTokenSource();
        return new RunningPump(storage, clock, pump, signals, stop, pump.Run(lease, stop.Token));
    }

    public static async Task Enqueue(TestStorage storage, string account, params string[] texts)
    {
        foreach (var text in texts)
        {
            var key = Commits.NewKey();
            var effects = new CommitEffects { Outbox = [Commits.Entry(key, text, account, "to-" + text)] };
            await storage.Store.Commit(Commits.Of(key, 0) with { Effects = effects }, CancellationToken.None);
        }
    }

    /// <summary>Somebody has committed something for an account.</summary>
    public void Wake(string account) => signals.WakePump(account);

    /// <summary>Lets the clock go on a step at a time, by default 100 ms, as the pump rests, until something has happened.</summary>
    public Task Until(Func<Task<bool>> condition, TimeSpan? step = null) => Eventually.Until(
        async () =>
        {
            if (clock.Armed > 0)
                clock.Advance(step ?? TimeSpan.FromMilliseconds(100));
            return await condition();
        },
        Patience);

    public Task Until(Func<bool> condition, TimeSpan? step = null) => Until(() => Task.FromResult(condition()), step);

    /// <summary>Ends it, as at a shutdown, and lets another process have the account.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Until(() => run.IsCompleted);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await storage.Execute("update job_lock set lease_until = '2000-01-01T00:00:00.000000Z' where name = @Name", new { pump.Name });
        pump.Dispose();
        stop.Dispose();
        Assert.Null(run.Exception);
    }
}
