using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions;

/// <summary>Erasure of a customer, as a commit upon the session like any other: what was decided upon what was before is stale.</summary>
public static class ErasureRules
{
    /// <summary>How long the bare key and version are kept: longer than any process remembers the session from before.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Forgets everything. Done anew by each call, so that what came in between is erased as well.</summary>
    public static Decision<Session, bool> Erase(this Session session, DateTimeOffset now) =>
        new(Session.New(session.Key) with { ErasedAt = now }, session.Erasure(), true);

    /// <summary>Once more deletes what was written behind the erasure's back, such as a record of a call that was still running.</summary>
    public static Decision<Session, bool> EraseRest(this Session session) => new(session, session.Erasure(), true);

    /// <summary>Whether nothing keeps the row of the session any more.</summary>
    public static bool IsOver(this Session session, DateTimeOffset now) =>
        session is { ErasedAt: { } erased, Turn: null, Pending: 0 } && erased + Kept <= now;

    private static CommitEffects Erasure(this Session session) => new() { Features = [new CustomerErased(session.Key)] };
}
