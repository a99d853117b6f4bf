using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>Stores on PostgreSQL whose data are held.</summary>
internal sealed class PostgresHoldWriter : IPostgresEffectWriter<HoldChanged>
{
    /// <inheritdoc/>
    /// <remarks>Commits of one session are never in one batch: each waits for the one before it.</remarks>
    public IEnumerable<string> Statements =>
    [
        $"""
        delete from legal_holds where session_key in (
            select document ->> 'sessionKey' from {IPostgresEffectWriter.Effects} where document ->> 'manager' is null)
        """,
        $"""
        insert into legal_holds (session_key, manager, reason, since, erasure_asked_at)
        select document ->> 'sessionKey', document ->> 'manager', document ->> 'reason', (document ->> 'since')::timestamptz,
            (document ->> 'erasureAskedAt')::timestamptz
        from {IPostgresEffectWriter.Effects} where document ->> 'manager' is not null
        on conflict (session_key) do update set erasure_asked_at = excluded.erasure_asked_at
        """,
    ];

    /// <inheritdoc/>
    public string Document(HoldChanged effect) => HoldDocument.Of(effect).ToJson();
}
