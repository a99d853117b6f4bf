using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Placement;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// The thin shell round <see cref="SessionRules"/>: it takes events, begins turns when they are due, runs them beside its queue
/// so that taking events stays fast, and completes them.
/// </summary>
[GrainType(ISessionGrain.Kind), PartitionPlacement]
internal sealed partial class SessionGrain(
    ICommitStore store,
    TurnExecutor executor,
    ManagerDesk desk,
    Quotations quotations,
    IEchoes echoes,
    FollowUpExecutor followUps,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<SessionGrain> logger)
    : DurableGrain<Session>(store, clock, logger), ISessionGrain
{
    /// <summary>How long a turn may go on when its session leaves; after that, hosts wait no longer for the hand-over.</summary>
    private static readonly TimeSpan FinishTime = TimeSpan.FromSeconds(15);

    private readonly DebouncePolicy policy = DebouncePolicy.Of(options.Value) with { FollowUps = followUps.Policy, Handoffs = desk.Policy };
    private readonly TimeProvider clock = clock;
    private TurnRun? run;
    private Action? stopWaiting;
    private bool hasSlot;
    private bool leaves;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Session> StateJson => SessionJson.Stored;

    /// <inheritdoc/>
    public async Task<Receipt> Receive(IInboundEvent inbound)
    {
        var message = await quotations.Quote((InboundEvent)inbound);
        if (message.Kind == InboundKind.Echo)
            return await Echoed(message);
        var (outcome, receipt) = await Change(
            (session, now) => desk.Received(session, message, session.Receive(message, now, policy)), message.EventId);
        return outcome == ChangeOutcome.Duplicate ? Receipt.Duplicate : receipt;
    }

    private async Task<Receipt> Echoed(InboundEvent echo)
    {
        var isOwn = await echoes.Settle(echo);
        var (outcome, receipt) = await Change(
            (session, now) => isOwn
                ? new(session, CommitEffects.None, Receipt.Accepted) // Remembered: later there may be no record of it any more.
                : desk.Elsewhere(session, session.WrittenElsewhere(echo, now, policy)),
            echo.EventId);
        return outcome == ChangeOutcome.Duplicate ? Receipt.Duplicate : receipt;
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        Invalidate(); // Whoever wakes has seen the database; what is remembered here may be older.
        return Advance();
    }

    /// <inheritdoc/>
    public async Task MarkUnreachable(string reason)
    {
        Invalidate();
        await Change((session, _) => desk.Told(session, reason, session.MarkUnreachable()));
        LogUnreachable(reason);
    }

    /// <inheritdoc/>
    public async Task ReportUndelivered(UndeliveredMessage message)
    {
        Invalidate();
        await Change((session, _) => desk.Undelivered(session, message), $"undelivered:{message.Id}");
    }

    /// <inheritdoc/>
    public async Task<ManagerReceipt> Manage(ManagerAction action)
    {
        Invalidate(); // A person decides upon what they see, which another process may have changed.
        var order = await desk.FindOrder(this.GetPrimaryKeyString(), action);
        var before = await desk.FindSent(await ReadState(), action);
        var (outcome, receipt) = await Change(
            (session, now) => desk.Manage(session, action, order, before, now, policy), action.ActionId);
        return outcome == ChangeOutcome.Duplicate ? receipt with { Outcome = ManagerOutcome.Done } : receipt;
    }

    /// <inheritdoc/>
    public Task Open(CommentTopic topic)
    {
        Invalidate();
        return Change((session, now) => session.Open(topic, now), $"comment-topic:{topic.CommentId}");
    }

    /// <inheritdoc/>
    public async Task Erase()
    {
        Invalidate();
        await Change((session, now) => session.Postponed(now) ?? session.Erase(now));
    }

    /// <inheritdoc/>
    public async Task<bool> Hold(string manager, string reason)
    {
        Invalidate();
        return (await Change((session, now) => session.Held(manager, reason, now))).Answer;
    }

    /// <inheritdoc/>
    public async Task<bool> LiftHold()
    {
        Invalidate();
        return (await Change((session, now) => session.Lifted(now))).Answer;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        leaves = true;
        stopWaiting?.Invoke();
        if (hasSlot)
            executor.ReleaseSlot();
        hasSlot = false;
        if (run is not { } abandoned)
            return;
        try
        {
            using var late = new CancellationTokenSource(FinishTime, clock);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            await KeepUntilEnded(abandoned, patience.Token);
            if (run is not null && abandoned.Completion is not null)
                await Advance();
            else
                await Change((session, now) => session.Release(abandoned.TurnId, now, policy));
        }
        finally
        {
            abandoned.Cancel();
        }
    }

    /// <inheritdoc/>
    protected override Session Initial() => Session.New(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Session state) => state.WakeAt(policy);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextTick(Session state) => run switch
    {
        { HasEnded: true } when IsRunning(state) => clock.GetUtcNow(),
        not null when IsRunning(state) => state.Turn!.LeaseUntil - policy.TurnLease * (2 / 3.0),
        _ when state.Rests => null, // Left to the sweeper: a timer would keep the session in memory for hours.
        _ => WakeAt(state),
    };

    /// <inheritdoc/>
    protected override void Seen(Session state)
    {
        if (run is null || IsRunning(state))
            return;
        run.Cancel();
        run = null;
    }

    /// <inheritdoc/>
    protected override async Task Advance()
    {
        switch (run)
        {
            case { Completion: { } completion }:
                await Complete(completion);
                break;
            case { Failed: true, TurnId: var failed }:
                await Change((session, now) => session.Fail(failed, now));
                break;
            case { TurnId: var running }:
                run.KeepTyping();
                await Keep(running);
                break;
            default:
                await Begin();
                await Rest();
                break;
        }
    }

    private async Task Begin()
    {
        if (!hasSlot && !executor.TryAcquireSlot())
        {
            if (stopWaiting is null)
                _ = ResumeWithSlot();
            return;
        }
        hasSlot = false; // From here on it is the turn's.
        var started = false;
        try
        {
            var turnId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
            var (outcome, turn) = await Change((session, now) => session.Begin(turnId, now, policy));
            if (outcome != ChangeOutcome.Stored || turn is null || LastSeen is not { } session)
                return;
            run = executor.Start(session, turn, whenEnded: () => ScheduleAfter(TimeSpan.Zero));
            started = true;
        }
        finally
        {
            if (!started)
                executor.ReleaseSlot();
        }
        ScheduleAfter(run.HasEnded ? TimeSpan.Zero : policy.TurnLease / 3);
    }

    /// <summary>Goes on once there is a slot. Whatever else wakes the session meanwhile finds it waiting.</summary>
    private async Task ResumeWithSlot()
    {
        using var wait = new CancellationTokenSource();
        stopWaiting = wait.Cancel;
        try
        {
            await executor.AcquireSlot(wait.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            stopWaiting = null;
        }

        if (leaves || run is not null)
        {
            executor.ReleaseSlot();
            return;
        }

        hasSlot = true;
        ScheduleAfter(TimeSpan.Zero);
    }

    /// <summary>Does what is due when no turn is: a step in a silence, or the end of an erased session.</summary>
    private async Task Rest()
    {
        if (LastSeen?.IsOver(clock.GetUtcNow()) == true)
        {
            await Change((session, _) => session.EraseRest());
            await Remove();
        }
        else if (LastSeen?.OwesReminder(clock.GetUtcNow()) == true)
        {
            var calls = await desk.WaitingCalls(LastSeen);
            await Change((session, now) => desk.Remind(session, calls, now));
        }
        else if (LastSeen is { } session && session.DueFollowUp(clock.GetUtcNow(), policy.FollowUps) is { } step)
        {
            await FollowUp(session, step);
        }
    }

    private async Task FollowUp(Session session, FollowUpStep step)
    {
        var output = await followUps.Prepare(session, step);
        var (outcome, _) = await Change((seen, now) => seen.FollowUp(step, output, now, policy.FollowUps));
        if (outcome == ChangeOutcome.Stored)
            LogFollowUp(step.Kind, step.Number);
    }

    /// <summary>Keeps the turn; a customer who waits for long is told so with the same commit.</summary>
    private async Task Keep(string turnId)
    {
        if (LastSeen?.OwesWord(clock.GetUtcNow(), policy) == true && run?.Interim?.Invoke() is { } bubble
            && (await Change((session, now) => session.Reassure(turnId, bubble, now, policy))).Answer)
            return;
        await Change((session, now) => session.Renew(turnId, now, policy));
    }

    /// <summary>Renews the lease meanwhile: timers tick no more in an activation that leaves.</summary>
    private async Task KeepUntilEnded(TurnRun leaving, CancellationToken cancellationToken)
    {
        while (run == leaving && !cancellationToken.IsCancellationRequested
            && !await leaving.EndsWithin(policy.TurnLease / 3, clock, cancellationToken))
            await Change((session, now) => session.Renew(leaving.TurnId, now, policy));
    }

    private async Task Complete(TurnCompletion completion)
    {
        try
        {
            await Change((session, now) => session.Complete(completion, now, policy));
        }
        catch (Exception exception) when (exception is not StorageUnavailableException) // It will not be taken the next time either.
        {
            CaughtFaults.Count("session", exception);
            LogUnstorable(exception);
            run?.Discard();
            await Change((session, now) => session.Fail(completion.TurnId, now));
        }
    }

    private bool IsRunning(Session state) => run is not null && state.Turn?.Id == run.TurnId;

    [LoggerMessage(110, LogLevel.Information, "A customer cannot be reached: {Reason}")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(112, LogLevel.Debug, "A silence: {Kind} {Number}")]
    private partial void LogFollowUp(FollowUpKind kind, int number);

    [LoggerMessage(111, LogLevel.Error, "The answer of a turn could not be stored: it counts as a failed attempt")]
    private partial void LogUnstorable(Exception exception);
}
