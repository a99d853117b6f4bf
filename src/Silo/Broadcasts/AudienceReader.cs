using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Reads audiences from the stored sessions, by the order of their keys: each page costs what it holds.</summary>
internal sealed class AudienceReader(IDatabase database) : IAudienceReader
{
    private const string Columns = """
        key as "SessionKey", coalesce(state ->> 'channel', '') as "Channel", coalesce(state ->> 'recipient', '') as "Recipient",
        coalesce(state -> 'conversation' ->> 'language', 'uk') as "Language", coalesce(state -> 'customer' ->> 'name', '') as "Name",
        case when cast(state ->> 'unreachable' as text) in ('true', '1') then 1 else 0 end as "Unreachable",
        case when cast(state ->> 'optedOut' as text) in ('true', '1') or exists (
            select 1 from customer_links mine
            join customer_links other on other.customer = mine.customer
            join grain_state linked on linked.kind = grain_state.kind and linked.key = other.session_key
            where mine.session_key = grain_state.key and cast(linked.state ->> 'optedOut' as text) in ('true', '1'))
            then 1 else 0 end as "OptedOut",
        case when state ->> 'mode' = 'manager' then 1 else 0 end as "WithManager",
        (select max(m.at) from messages m where m.session_key = key and m.author = 0) as "WroteAt"
        """;

    /// <inheritdoc/>
    public Task<ImmutableArray<Candidate>> Next(
        BroadcastAudience audience, string after, int limit, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                $"""
                select {Columns} from grain_state
                where kind = '{ISessionGrain.Kind}' and key > @after and state ->> 'erasedAt' is null
                  {(audience.Channel is null ? "" : "and state ->> 'channel' = @Channel")}
                  {(audience.Language is null ? "" : "and coalesce(state -> 'conversation' ->> 'language', 'uk') = @Language")}
                  {(audience.State is null ? "" : "and state -> 'conversation' ->> 'state' = @State")}
                  {(audience.ActiveSince is null ? ""
                      : "and exists (select 1 from messages a where a.session_key = key and a.author = 0 and a.at >= @ActiveSince)")}
                  {(audience.Tags.IsDefaultOrEmpty ? "" : "and " + HasTags(database.Provider))}
                  {OfSubscription(audience.Subscription)}
                  {(audience.Customers.IsDefaultOrEmpty ? "" : "and " + database.IsOneOf("key", "@customers"))}
                order by key limit @limit
                """,
                new
                {
                    after,
                    limit,
                    audience.Channel,
                    audience.Language,
                    audience.State,
                    audience.ActiveSince,
                    tags = JsonSerializer.Serialize(
                        audience.Tags.IsDefaultOrEmpty ? [] : audience.Tags.ToArray(), StringListJson.Default.StringArray),
                    audience.Subscription,
                    customers = audience.Customers.IsDefaultOrEmpty ? [] : audience.Customers.ToArray(),
                },
                cancellationToken: cancellationToken));
            return rows.Select(row => row.ToCandidate()).ToImmutableArray();
        });

    private static string HasTags(StorageProvider provider) => provider == StorageProvider.Postgres
        ? "state -> 'tags' @> cast(@tags as jsonb)"
        : """
          not exists (select 1 from json_each(@tags) wanted
              where wanted.value not in (select had.value from json_each(grain_state.state, '$.tags') had))
          """;

    private static string OfSubscription(string? standing) => standing switch
    {
        null => "",
        "none" => "and not exists (select 1 from subscriptions s where s.session_key = key)",
        _ => "and exists (select 1 from subscriptions s where s.session_key = key and s.status = @Subscription)",
    };

    private sealed class Row
    {
        public string SessionKey { get; init; } = "";
        public string Channel { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string Language { get; init; } = "";
        public string Name { get; init; } = "";
        public int Unreachable { get; init; }
        public int OptedOut { get; init; }
        public int WithManager { get; init; }
        public DateTimeOffset? WroteAt { get; init; }

        public Candidate ToCandidate() => new()
        {
            SessionKey = SessionKey,
            Channel = Channel,
            Recipient = Recipient,
            Language = Language,
            Name = Name,
            Unreachable = Unreachable == 1,
            OptedOut = OptedOut == 1,
            WithManager = WithManager == 1,
            WroteAt = WroteAt,
        };
    }
}
