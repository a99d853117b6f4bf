using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Statistics;

/// <summary>Reads how the sending of each account goes.</summary>
public sealed class AccountQueries(IDatabase database)
{
    // The outbox holds what is open, and of deliveries only the last hour is read.
    private const string Sums = """
        select account as "Account", cast(sum(unsent) as bigint) as "Unsent", cast(sum(uncertain) as bigint) as "Uncertain",
               min(oldest) as "Oldest", cast(sum(sent) as bigint) as "Sent", cast(sum(undelivered) as bigint) as "Undelivered",
               max(last_sent) as "LastSent"
        from (
            select account, count(*) as unsent, count(*) filter (where status = 'uncertain') as uncertain, min(created_at) as oldest,
                   0 as sent, 0 as undelivered, null as last_sent
            from outbox group by account
            union all
            select account, 0, 0, null, count(*) filter (where status = 'sent'), count(*) filter (where status <> 'sent'), max(sent_at)
            from deliveries where created_at >= @since group by account) sums
        group by account order by account
        """;

    /// <summary>The accounts that had something to send, with what they did of what came since a time.</summary>
    public async Task<IReadOnlyList<AccountView>> Read(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<AccountView>(new CommandDefinition(
            Sums, new { since }, cancellationToken: cancellationToken))).AsList();
    }
}
