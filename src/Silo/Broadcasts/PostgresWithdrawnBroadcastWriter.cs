using System.Text.Json;
using MirtAi.Grains.Broadcasts;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Withdraws on PostgreSQL a piece of what nobody has got of a broadcast.</summary>
internal sealed class PostgresWithdrawnBroadcastWriter : IPostgresEffectWriter<BroadcastWithdrawn>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        with withdrawn as (
            delete from outbox where {BroadcastRows.Open} and id in (
                select outbox.id from outbox join {IPostgresEffectWriter.Effects}
                    on {BroadcastRows.Of(StorageProvider.Postgres, "(document ->> 'broadcast')")}
                where {BroadcastRows.Open}
                limit {BroadcastRows.Piece})
            returning outbox.*)
        insert into deliveries ({BroadcastRows.Columns}) select {BroadcastRows.Withdrawn} from withdrawn
        """,
    ];

    /// <inheritdoc/>
    public string Document(BroadcastWithdrawn effect) => JsonSerializer.Serialize(effect, BroadcastJson.Default.BroadcastWithdrawn);
}
