using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Durability;

/// <summary>
/// A grain whose state lives in the commit store: load, decide, commit, decide again when another commit came first, and keep
/// the timer for the stored wake-up. It never relies on being the only activation.
/// </summary>
public abstract partial class DurableGrain<TState>(ICommitStore store, TimeProvider clock, ILogger logger) : Grain
    where TState : class
{
    private const int MaxAttempts = 8;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    private string? kind;
    private TState? state;
    private long version;
    private bool current;
    private IGrainTimer? timer;
    private DateTimeOffset? scheduledAt;
    private bool leaving;

    /// <summary>The kind under which the state is stored: the grain's type, so that whoever finds a state can wake its grain.</summary>
    private string Kind => kind ??= this.GetGrainId().Type.ToString()!;

    /// <summary>How the state is stored.</summary>
    protected abstract JsonTypeInfo<TState> StateJson { get; }

    /// <summary>The state as this activation last saw it; null before the first load.</summary>
    protected TState? LastSeen => state;

    /// <summary>From now on no timer is set: an activation that deactivates gets no ticks.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        leaving = true;
        Unschedule();
        return Task.CompletedTask;
    }

    /// <summary>The state of a grain that was never stored.</summary>
    protected abstract TState Initial();

    /// <summary>When the state asks to be woken, also by another process.</summary>
    protected abstract DateTimeOffset? WakeAt(TState state);

    /// <summary>When this activation wants its next tick; by default when the state asks to be woken.</summary>
    protected virtual DateTimeOffset? NextTick(TState state) => WakeAt(state);

    /// <summary>Does what is due.</summary>
    protected abstract Task Advance();

    /// <summary>The state was loaded or changed.</summary>
    protected virtual void Seen(TState state)
    {
    }

    /// <summary>
    /// Decides upon the newest state and stores what was decided. The function may be called several times and must be pure.
    /// </summary>
    /// <returns>The answer of the decision that holds, and what became of it.</returns>
    /// <exception cref="StorageUnavailableException">It is not known to be stored.</exception>
    protected async Task<(ChangeOutcome Outcome, TAnswer Answer)> Change<TAnswer>(
        Func<TState, DateTimeOffset, Decision<TState, TAnswer>> decide, string? dedupeKey = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var seen = await Current();
            var decision = decide(seen, clock.GetUtcNow());
            if (decision.Next is not { } next)
            {
                Schedule(seen); // The timer may have fired a moment before its time.
                return (ChangeOutcome.Unchanged, decision.Answer);
            }
            var outcome = await Store(next, decision.Effects, dedupeKey);
            if (outcome != CommitOutcome.Stale)
                return (outcome == CommitOutcome.Duplicate ? ChangeOutcome.Duplicate : ChangeOutcome.Stored, decision.Answer);
            if (attempt == MaxAttempts)
                throw new StorageUnavailableException($"{Kind} lost {MaxAttempts} commit races in a row.");
            LogStale(Kind, attempt);
            await Task.Delay(Jitter(attempt), clock);
        }
    }

    /// <summary>The newest state that this activation knows, loaded if it knows none. Nothing is changed.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    protected async Task<TState> ReadState() =>
        (await Change((state, _) => new Decision<TState, TState>(null, CommitEffects.None, state))).Answer;

    /// <summary>Deletes the stored state, unless another commit came first.</summary>
    protected async Task Remove()
    {
        current = false;
        await store.Remove(Kind, this.GetPrimaryKeyString(), version, CancellationToken.None);
    }

    /// <summary>Another process may have changed the state since: it is loaded again before the next decision.</summary>
    protected void Invalidate() => current = false;

    /// <summary>Schedules the next tick after this time.</summary>
    protected void ScheduleAfter(TimeSpan delay)
    {
        if (leaving)
            return;
        var due = delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
        scheduledAt = clock.GetUtcNow() + due;
        if (timer is null)
            timer = this.RegisterGrainTimer(OnTimer, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        else
            timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private async Task<TState> Current()
    {
        if (current && state is not null)
            return state;
        var stored = await store.Load(Kind, this.GetPrimaryKeyString(), CancellationToken.None);
        state = stored is null ? Initial() : JsonSerializer.Deserialize(stored.Json, StateJson)!;
        version = stored?.Version ?? 0;
        current = true;
        Notice(state);
        return state;
    }

    private async Task<CommitOutcome> Store(TState next, CommitEffects effects, string? dedupeKey)
    {
        var commit = new Commit
        {
            Kind = Kind,
            Key = this.GetPrimaryKeyString(),
            ExpectedVersion = version,
            State = JsonSerializer.Serialize(next, StateJson),
            WakeAt = WakeAt(next),
            DedupeKey = dedupeKey,
            Effects = effects,
        };
        current = false; // Until the outcome is known: after a lost answer the state must be loaded again.
        var outcome = await store.Commit(commit, CancellationToken.None);
        if (outcome == CommitOutcome.Stale)
            return outcome;
        current = true;
        if (outcome == CommitOutcome.Committed)
        {
            (state, version) = (next, version + 1);
            Notice(next);
        }
        return outcome;
    }

    private void Notice(TState seen)
    {
        Seen(seen);
        Schedule(seen);
    }

    /// <summary>An earlier tick that is already scheduled stays: moving it again and again would put it off for ever.</summary>
    private void Schedule(TState seen)
    {
        if (NextTick(seen) is not { } at)
            Unschedule();
        else if (scheduledAt is not { } earlier || earlier > at)
            ScheduleAfter(RoundUp(at - clock.GetUtcNow()));
    }

    /// <summary>Timers count whole milliseconds and drop the rest: they would fire too early.</summary>
    private static TimeSpan RoundUp(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));

    private void Unschedule()
    {
        timer?.Dispose();
        (timer, scheduledAt) = (null, null);
    }

    private async Task OnTimer(CancellationToken cancellationToken)
    {
        scheduledAt = null;
        try
        {
            await Advance();
        }
        catch (StorageUnavailableException exception)
        {
            LogStorageUnavailable(exception, Kind);
            ScheduleAfter(RetryPause);
        }
    }

    private static TimeSpan Jitter(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 << Math.Min(attempt, 5)));

    [LoggerMessage(100, LogLevel.Debug, "A {Kind} grain lost a commit race, attempt {Attempt}: it decides again")]
    private partial void LogStale(string kind, int attempt);

    [LoggerMessage(101, LogLevel.Warning, "A {Kind} grain could not do what is due: the database is unavailable; it tries again")]
    private partial void LogStorageUnavailable(Exception exception, string kind);
}
