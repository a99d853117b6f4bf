using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;
using Orleans;

namespace MirtAi.Grains.Broadcasts;

/// <summary>The thin shell round <see cref="BroadcastRules"/>: it reads the next customers and commits the next batch.</summary>
[GrainType(IBroadcastGrain.Kind)]
internal sealed class BroadcastGrain(
    ICommitStore store,
    IAudienceReader audience,
    IBroadcastBacklog outbox,
    BroadcastSelection selection,
    IOptions<BroadcastOptions> options,
    TimeProvider clock,
    ILogger<BroadcastGrain> logger)
    : DurableGrain<Broadcast>(store, clock, logger), IBroadcastGrain
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Broadcast> StateJson { get; } =
        (JsonTypeInfo<Broadcast>)JsonSerializerOptions.Web.GetTypeInfo(typeof(Broadcast));

    private string Id => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task Plan(BroadcastPlan plan)
    {
        Invalidate();
        await Change((broadcast, now) => broadcast.Planned(plan, now));
    }

    /// <inheritdoc/>
    public async Task<bool> Steer(BroadcastSteering steering)
    {
        Invalidate();
        return (await Change((broadcast, now) => broadcast.Steered(Id, steering, now))).Answer;
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        Invalidate();
        return Advance();
    }

    /// <inheritdoc/>
    protected override Broadcast Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Broadcast state) => state.DueAt;

    /// <inheritdoc/>
    protected override DateTimeOffset? NextTick(Broadcast state) => state.DueAt is { } next && next - clock.GetUtcNow() <= Soon
        ? next
        : null; // Left to the sweeper: timers do not reach so far, and would keep the broadcast in memory.

    /// <inheritdoc/>
    protected override async Task Advance()
    {
        var broadcast = await ReadState();
        if (!broadcast.IsDue(clock.GetUtcNow()))
            return;
        var backlog = await outbox.Read(Id, options.Value.MaxWaiting, CancellationToken.None);
        var mayFollow = await Change((current, now) => current.Enqueued == broadcast.Enqueued
            ? current.Settled(Id, backlog, options.Value, now)
            : new(null, CommitEffects.None, false)); // Another process went on: what was read is not what waits.
        if (!mayFollow.Answer)
            return;
        var after = broadcast.Cursor;
        var candidates = await audience.Next(
            broadcast.Audience, after, options.Value.BatchSize * BroadcastRules.LookAhead, CancellationToken.None);
        await Change((current, now) => current.Batch(Id, after, candidates, selection, options.Value, now));
    }
}
