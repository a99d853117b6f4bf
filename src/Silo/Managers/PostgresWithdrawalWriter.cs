using System.Text.Json;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Withdraws on PostgreSQL what the customer has not got.</summary>
internal sealed class PostgresWithdrawalWriter : IPostgresEffectWriter<UnsentWithdrawn>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        with withdrawn as (
            delete from outbox using {IPostgresEffectWriter.Effects}
            where session_key = document ->> 'sessionKey' and sequence <= (document ->> 'upTo')::bigint and {WithdrawnRows.Open}
            returning outbox.*)
        insert into deliveries ({WithdrawnRows.Columns}) select {WithdrawnRows.Values} from withdrawn
        """,
        $"""
        update outbox set withdrawn = true from {IPostgresEffectWriter.Effects}
        where session_key = document ->> 'sessionKey' and sequence <= (document ->> 'upTo')::bigint and {WithdrawnRows.OnTheirWay}
        """,
    ];

    /// <inheritdoc/>
    public string Document(UnsentWithdrawn effect) => JsonSerializer.Serialize(effect, ManagerJson.Default.UnsentWithdrawn);
}
