using MirtAi.Grains.Durability;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>
/// One activation: calls and ticks one at a time, continuations on this one thread, and nothing at all unless
/// <see cref="Run"/> is called.
/// </summary>
internal sealed class SimulatedActivation : SynchronizationContext
{
    [ThreadStatic]
    private static SimulatedActivation? building;

    private readonly World world;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> ready = new();
    private readonly Queue<Func<Task>> mailbox = new();
    private readonly List<SimulatedTimer> timers = [];
    private readonly Grain grain;
    private Task running = Task.CompletedTask;
    private bool leaving;

    public SimulatedActivation(World world, string key, Func<Grain> create)
    {
        this.world = world;
        Key = key;
        building = this;
        grain = create();
        building = null;
    }

    /// <summary>The activation whose grain is being constructed.</summary>
    public static SimulatedActivation Building => building ?? throw new InvalidOperationException("No activation is being made.");

    public string Key { get; }

    /// <summary>It was asked to leave, and has left.</summary>
    public bool HasLeft => leaving && running.IsCompleted && ready.Count == 0;

    public IEnumerable<SimulatedTimer> Armed => timers.Where(timer => timer.DueAt is not null);

    public Task<T> Call<TGrain, T>(Func<TGrain, Task<T>> call)
        where TGrain : Grain
    {
        var reply = new TaskCompletionSource<T>();
        mailbox.Enqueue(async () =>
        {
            try
            {
                reply.SetResult(await call((TGrain)grain));
            }
            catch (Exception exception)
            {
                reply.SetException(exception);
            }
        });
        return reply.Task;
    }

    /// <summary>Asks it to leave after the call that runs; what waits goes with it, as in a process that stops.</summary>
    public void Leave()
    {
        if (leaving)
            return;
        leaving = true;
        mailbox.Clear();
        mailbox.Enqueue(async () =>
        {
            timers.ForEach(timer => timer.Dispose());
            try
            {
                await grain.OnDeactivateAsync(
                    new DeactivationReason(DeactivationReasonCode.ShuttingDown, "simulated"), CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                // The engine logs it.
            }
        });
    }

    public IGrainTimer StartTimer(Func<CancellationToken, Task> callback, TimeSpan dueTime)
    {
        if (leaving && mailbox.Count == 0)
            throw new InvalidOperationException("The activation leaves: a timer would never tick.");
        var timer = new SimulatedTimer(world, callback, Tick);
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        timers.RemoveAll(known => known.IsDisposed);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Goes on until everything waits for something outside.</summary>
    public void Run()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            while (true)
            {
                if (ready.TryDequeue(out var next))
                    next.Callback(next.State);
                else if (running.IsCompleted && mailbox.TryDequeue(out var call))
                    running = call();
                else
                    return;
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => ready.Enqueue((d, state));

    private void Tick(Func<Task> tick) => mailbox.Enqueue(tick);
}
