using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Durability;
using Orleans;

namespace MirtAi.Conversations;

/// <summary>
/// The thin shell round <see cref="SessionRules"/>: it takes events, begins turns when they are due, runs them beside its queue
/// so that taking events stays fast, and completes them.
/// </summary>
internal sealed partial class SessionGrain(
    ICommitStore store,
    TurnExecutor executor,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<SessionGrain> logger)
    : DurableGrain<Session>(store, clock, logger), ISessionGrain
{
    /// <summary>How long a turn may go on while its activation ends; with the commit that follows, shorter than engines wait.</summary>
    private static readonly TimeSpan FinishTime = TimeSpan.FromSeconds(15);

    private readonly DebouncePolicy policy = options.Value.ToPolicy();
    private readonly TimeProvider clock = clock;
    private TurnRun? run;

    /// <inheritdoc/>
    protected override string Kind => Sessions.Kind;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Session> StateJson => SessionJson.Default.Session;

    /// <inheritdoc/>
    public async Task<Receipt> Receive(InboundEvent inbound)
    {
        var (outcome, receipt) = await Change((session, now) => session.Receive(inbound, now, policy), inbound.EventId);
        return outcome == CommitOutcome.Duplicate && receipt == Receipt.Accepted ? Receipt.Duplicate : receipt;
    }

    /// <inheritdoc/>
    public Task Wake() => Advance();

    /// <inheritdoc/>
    public async Task MarkUnreachable(string reason)
    {
        await Change((session, _) => session.MarkUnreachable());
        LogUnreachable(reason);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (run is not { } last)
            return;
        using var late = new CancellationTokenSource(FinishTime, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        while (run == last && !patience.IsCancellationRequested)
        {
            await last.Finish(policy.TurnLease / 3, clock, patience.Token);
            await Advance(); // Completes it, gives it back after a failure, or renews its lease: no timer does that any more.
        }
        if (run == last)
            await Change((session, now) => session.Release(last.TurnId, now, policy));
        last.Cancel();
    }

    /// <inheritdoc/>
    protected override Session Initial() => Session.New(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Session state) => state.WakeAt(policy);

    /// <inheritdoc/>
    protected override DateTimeOffset? NextLook(Session state) =>
        !IsRunning(state) ? WakeAt(state)
        : run is { HasEnded: true } ? clock.GetUtcNow()
        : clock.GetUtcNow() + policy.TurnLease / 3;

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
                await Change((session, now) => session.Complete(completion, now));
                break;
            case { Failed: true, TurnId: var failed }:
                await Change((session, now) => session.Fail(failed, now));
                break;
            case { TurnId: var running }:
                run.KeepTyping();
                await Change((session, now) => session.Renew(running, now, policy));
                break;
            default:
                await Begin();
                break;
        }
    }

    private async Task Begin()
    {
        var turnId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var (outcome, turn) = await Change((session, now) => session.Begin(turnId, now, policy));
        if (outcome != CommitOutcome.Committed || turn is null || LastSeen is not { } session)
            return;
        run = executor.Start(session, turn, whenEnded: () => LookAfter(TimeSpan.Zero));
        // Not only the timer begins turns: one that the sweeper began must be renewed too.
        LookAfter(run.HasEnded ? TimeSpan.Zero : policy.TurnLease / 3);
    }

    private bool IsRunning(Session state) => run is not null && state.Turn?.Id == run.TurnId;

    [LoggerMessage(110, LogLevel.Information, "A customer cannot be reached: {Reason}")]
    private partial void LogUnreachable(string reason);
}
