using Dapper;
using MirtAi.Grains.Broadcasts;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Reads what of a broadcast is in the outbox; never more rows than it is asked to count.</summary>
internal sealed class OutboxBacklog(IDatabase database) : IBroadcastBacklog
{
    /// <inheritdoc/>
    public Task<BroadcastBacklog> Read(string id, int limit, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var mine = BroadcastRows.Of(database.Provider, "@id");
        var (messages, open) = await connection.QuerySingleAsync<(long Messages, long Open)>(new CommandDefinition(
            $"""
            select (select count(*) from (select 1 from outbox where {mine} limit @limit) m) as messages,
                (select count(*) from (select 1 from outbox where {mine} and {BroadcastRows.Open} limit 1) o) as open
            """,
            new { id, limit },
            cancellationToken: cancellationToken));
        return new BroadcastBacklog((int)messages, open > 0);
    });
}
