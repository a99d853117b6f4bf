using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// What keeps everything about a customer for the law, as pure functions. An erasure that is asked for meanwhile is done when the hold is
/// lifted.
/// </summary>
public static class HoldRules
{
    /// <summary>Keeps everything; a hold that there is stays as it is. The answer is false then.</summary>
    public static Decision<Session, bool> Held(this Session session, string manager, string reason, DateTimeOffset now) =>
        session.Hold is null
            ? session.With(new LegalHold(manager, reason, now))
            : new(null, CommitEffects.None, false);

    /// <summary>Ends the hold, and erases the customer if that was asked for. The answer is false if there is no hold.</summary>
    public static Decision<Session, bool> Lifted(this Session session, DateTimeOffset now)
    {
        if (session.Hold is not { } hold)
            return new(null, CommitEffects.None, false);
        var free = session.With(null);
        if (hold.ErasureAskedAt is null)
            return free;
        var erased = free.Next!.Erase(now);
        return erased with { Effects = erased.Effects with { Features = [.. free.Effects.Features, .. erased.Effects.Features] } };
    }

    /// <summary>Remembers that the customer is to be erased; null if nothing holds them.</summary>
    internal static Decision<Session, bool>? Postponed(this Session session, DateTimeOffset now) => session.Hold switch
    {
        null => null,
        { ErasureAskedAt: null } hold => session.With(hold with { ErasureAskedAt = now }),
        _ => new(null, CommitEffects.None, true),
    };

    private static Decision<Session, bool> With(this Session session, LegalHold? hold) => new(
        session with { Hold = hold }, new CommitEffects { Features = [new HoldChanged(session.Key, hold)] }, true);
}
