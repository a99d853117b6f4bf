using System.Text.Json;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Withdraws on PostgreSQL what waits of broadcasts for a customer who wants none.</summary>
internal sealed class PostgresDeclinedBroadcastsWriter : IPostgresEffectWriter<BroadcastsDeclined>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        with declined as (
            delete from outbox using {IPostgresEffectWriter.Effects}
            where session_key = (document ->> 'sessionKey') and {BroadcastRows.Lane} and {BroadcastRows.Open}
            returning outbox.*)
        insert into deliveries ({BroadcastRows.Columns}) select {BroadcastRows.Declined} from declined
        """,
    ];

    /// <inheritdoc/>
    public string Document(BroadcastsDeclined effect) => JsonSerializer.Serialize(effect, BroadcastJson.Default.BroadcastsDeclined);
}
