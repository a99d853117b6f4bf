using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Broadcasts;

/// <summary>What happens to a broadcast, as pure functions.</summary>
public static class BroadcastRules
{
    /// <summary>How many customers are looked at for one batch, in batches: those who are left out cost no time of others.</summary>
    public const int LookAhead = 8;

    /// <summary>How long what waits in the outbox is left alone before it is looked at again.</summary>
    public static readonly TimeSpan BacklogPause = TimeSpan.FromSeconds(5);

    /// <summary>Plans a broadcast; one that was planned stays as it is.</summary>
    public static Decision<Broadcast, bool> Planned(this Broadcast broadcast, BroadcastPlan plan, DateTimeOffset now)
    {
        if (broadcast.Status.Length > 0)
            return new(null, CommitEffects.None, false);
        var starts = plan.At > now ? plan.At : now;
        var next = new Broadcast
        {
            Status = starts > now ? BroadcastStatus.Scheduled : BroadcastStatus.Running,
            Words = plan.Words,
            Audience = plan.Audience,
            Photo = plan.Photo,
            Buttons = plan.Buttons,
            OptOutButton = plan.OptOutButton,
            Recipients = plan.Recipients,
            RequestDigest = plan.RequestDigest,
            CreatedAt = now,
            StartsAt = starts,
            NextAt = starts,
        };
        return new(next, CommitEffects.None, true);
    }

    /// <summary>Pauses, resumes or cancels it. The answer is false if it is over.</summary>
    public static Decision<Broadcast, bool> Steered(
        this Broadcast broadcast, string id, BroadcastSteering steering, DateTimeOffset now) => steering switch
        {
            _ when broadcast.Status.Length == 0 || broadcast.IsOver => new(null, CommitEffects.None, false),
            BroadcastSteering.Cancel => new(
                broadcast.Over(BroadcastStatus.Cancelled, now) with { WithdrawAt = now },
                new CommitEffects { Features = [new BroadcastWithdrawn(id)] },
                true),
            BroadcastSteering.Pause when broadcast.Status != BroadcastStatus.Paused =>
                new(broadcast with { Status = BroadcastStatus.Paused, NextAt = null }, CommitEffects.None, true),
            BroadcastSteering.Resume when broadcast.Status == BroadcastStatus.Paused => new(
                broadcast.StartsAt > now
                    ? broadcast with { Status = BroadcastStatus.Scheduled, NextAt = broadcast.StartsAt }
                    : broadcast with { Status = BroadcastStatus.Running, NextAt = now },
                CommitEffects.None,
                true),
            _ => new(null, CommitEffects.None, true),
        };

    /// <summary>Whether a batch, or a look at the outbox, is due.</summary>
    public static bool IsDue(this Broadcast broadcast, DateTimeOffset now) => broadcast.DueAt <= now;

    /// <summary>
    /// Deals with what waits in the outbox: whatever is left of a cancelled broadcast is withdrawn, one of which everybody was looked at is
    /// done when nothing is left, and the next batch waits for room. The outbox then holds a bounded part of a broadcast however slow its
    /// channel is, so that a pause, a cancellation and a customer's wish to get no more of them still find it unsent.
    /// </summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="id">Its id.</param>
    /// <param name="backlog">What waits, read after the broadcast was.</param>
    /// <param name="options">How much may wait.</param>
    /// <param name="now">The time.</param>
    /// <returns>The answer is whether the next batch may follow.</returns>
    public static Decision<Broadcast, bool> Settled(
        this Broadcast broadcast, string id, BroadcastBacklog backlog, BroadcastOptions options, DateTimeOffset now)
    {
        var later = broadcast with { NextAt = now + BacklogPause };
        return broadcast switch
        {
            _ when !broadcast.IsDue(now) => new(null, CommitEffects.None, false),
            { WithdrawAt: not null } when backlog.IsWithdrawable => new(
                broadcast with { WithdrawAt = now }, new CommitEffects { Features = [new BroadcastWithdrawn(id)] }, false),
            { WithdrawAt: not null } => new(
                broadcast with { WithdrawAt = backlog.Messages == 0 ? null : now + BacklogPause }, CommitEffects.None, false),
            { AllEnqueued: true } when backlog.Messages == 0 => new(broadcast.Over(BroadcastStatus.Done, now), CommitEffects.None, false),
            { AllEnqueued: true } => new(later, CommitEffects.None, false),
            _ when backlog.Messages >= options.MaxWaiting => new(later, CommitEffects.None, false),
            _ => new(null, CommitEffects.None, true),
        };
    }

    /// <summary>
    /// Hands the next customers' messages to the outbox. Nothing happens if it was paused, or if another process went on meanwhile: the
    /// customers are those behind <paramref name="after"/>.
    /// </summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="id">Its id.</param>
    /// <param name="after">The cursor with which the customers were read.</param>
    /// <param name="candidates">The customers, <see cref="LookAhead"/> batches of them; fewer if there are no more.</param>
    /// <param name="selection">Who of them is sent it.</param>
    /// <param name="options">The size of a batch, and the pause after it.</param>
    /// <param name="now">The time.</param>
    public static Decision<Broadcast, bool> Batch(
        this Broadcast broadcast,
        string id,
        string after,
        ImmutableArray<Candidate> candidates,
        BroadcastSelection selection,
        BroadcastOptions options,
        DateTimeOffset now)
    {
        if (broadcast.IsOver || broadcast.AllEnqueued || !broadcast.IsDue(now) || broadcast.Cursor != after)
            return new(null, CommitEffects.None, false);
        var outbox = ImmutableArray.CreateBuilder<OutboxEntry>();
        var skipped = broadcast.Skipped.ToBuilder();
        var (taken, enqueued) = (0, 0);
        foreach (var candidate in candidates)
        {
            if (enqueued == options.BatchSize)
                break;
            taken++;
            var reason = selection.Reason(candidate, now)
                ?? (broadcast.Enqueued + enqueued >= options.MaxRecipients ? LeftOut.Limit : null);
            if (reason is null)
            {
                outbox.AddRange(BroadcastComposer.Compose(id, broadcast, candidate, selection.Limits(candidate)));
                enqueued++;
            }
            else
            {
                skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
            }
        }

        var isLast = taken == candidates.Length && candidates.Length < options.BatchSize * LookAhead;
        var next = broadcast with
        {
            Status = BroadcastStatus.Running,
            AllEnqueued = isLast,
            Cursor = taken == 0 ? broadcast.Cursor : candidates[taken - 1].SessionKey,
            Enqueued = broadcast.Enqueued + enqueued,
            Skipped = skipped.ToImmutable(),
            NextAt = After(broadcast.NextAt!.Value, enqueued == 0 ? TimeSpan.Zero : options.BatchPause, now),
        };
        return new(next, new CommitEffects { Outbox = outbox.ToImmutable() }, true);
    }

    /// <summary>
    /// A pause counts from the moment at which the batch was due, so that small delays do not add up; long ones are not made up.
    /// </summary>
    private static DateTimeOffset After(DateTimeOffset due, TimeSpan pause, DateTimeOffset now) =>
        due + pause > now ? due + pause : now;

    private static Broadcast Over(this Broadcast broadcast, string status, DateTimeOffset now) => broadcast with
    {
        Status = status,
        NextAt = null,
        EndedAt = now,
        Audience = broadcast.Audience with { Customers = [] },
    };
}
