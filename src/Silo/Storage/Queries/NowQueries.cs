using Dapper;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Broadcasts;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads what people have to do now.</summary>
public sealed class NowQueries(IDatabase database)
{
    /// <summary>What the key of a broadcast begins with, where it stands beside those of sessions.</summary>
    public const string OfBroadcast = "broadcast:";

    private const int MaxEscalations = 50, MaxWaiting = 50;

    /// <summary>Among how many of the sessions with the newest activity waiting ones are looked for: a bound for large shops.</summary>
    private const int Looked = 2_000;

    private const string Counters = """
        select (select count(*) from escalations where status = 'open') as "OpenEscalations",
               (select count(*) from messages where at >= @hourAgo and author = 0) as "MessagesOfLastHour",
               (select count(*) from turns where at >= @hourAgo) as "TurnsOfLastHour",
               (select count(*) from orders where status = 'pending_payment') as "UnpaidOrders",
               (select count(*) from outbox) as "Unsent",
               (select min(created_at) from outbox) as "OldestUnsent",
               (select count(*) from deliveries where status <> 'sent') as "Undelivered",
               (select max(p95_ms) from answer_days where day = (select max(day) from counted_days)) as "AnswerMilliseconds",
               (select cast(sum(cost) as bigint) from model_days where day = (select max(day) from counted_days)) as "CostUnits"
        """;

    private static readonly string Unclosed = $"""
        select {EscalationQueries.Columns} from escalations where status in ('open', 'taken')
        order by case status when 'open' then 0 else 1 end, level desc, id limit @maxEscalations
        """;

    private const string Newest = $"""
        select * from grain_state where kind = '{ISessionGrain.Kind}' order by active_hour desc limit @looked
        """;

    private const string Waiting = $"""
        select {SessionRow.Columns} from ({Newest}) newest
        where state ->> 'mode' = 'manager' and state ->> 'erasedAt' is null order by updated_at desc, key limit @maxWaiting
        """;

    // Grows or changes with whatever the page of now shows.
    private const string StampOfAll = $"""
        select cast((select coalesce(max(id), 0) from escalations) as text)
            || '-' || cast((select count(*) from escalations where status = 'open') as text)
            || '-' || cast((select count(*) from escalations where status = 'taken') as text)
            || '-' || cast((select count(*) from outbox) as text)
            || '-' || cast((select count(*) from deliveries where status <> 'sent') as text)
            || '-' || cast((select coalesce(sum(version), 0) from ({Newest}) newest) as text)
        """;

    // Deliveries change without the session: a message leaves the outbox when it is done with.
    private const string StampOfSession = """
        cast(version as text)
            || '-' || cast((select count(*) from outbox where session_key = s.key) as text)
            || '-' || cast((select count(*) from deliveries where session_key = s.key) as text)
            || '-' || cast((select count(*) from escalations where session_key = s.key and status <> 'closed') as text)
        """;

    /// <summary>Reads it in three queries.</summary>
    public async Task<NowView> Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var values = new
        {
            hourAgo = now.AddHours(-1),
            maxEscalations = MaxEscalations,
            maxWaiting = MaxWaiting,
            looked = Looked,
        };
        await using var connection = await database.Open(cancellationToken);
        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancellationToken);
        var counters = await connection.QuerySingleAsync<NowCounters>(Command(Counters));
        var calls = await connection.QueryAsync<EscalationView>(Command(Unclosed));
        var waiting = await connection.QueryAsync<SessionRow>(Command(Waiting));
        return new(counters, [.. calls], [.. waiting.Select(row => row.ToSummary())]);
    }

    /// <summary>A short text that is another one as soon as a session, or with null what <see cref="Read"/> returns, has changed.</summary>
    public async Task<string> Stamp(string? key, CancellationToken cancellationToken) =>
        (await Stamps([key ?? ""], cancellationToken)).GetValueOrDefault(key ?? "", "");

    /// <summary>
    /// Such texts of many sessions in one query, in another one that of <see cref="Read"/> if an empty key asks for it, and in a third one
    /// those of broadcasts, whose keys begin with <see cref="OfBroadcast"/>; none for what does not exist.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> Stamps(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var stamps = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] broadcasts =
            [.. keys.Where(key => key.StartsWith(OfBroadcast, StringComparison.Ordinal)).Select(key => key[OfBroadcast.Length..])];
        string[] sessions = [.. keys.Where(key => key is not "" && !key.StartsWith(OfBroadcast, StringComparison.Ordinal))];
        await using var connection = await database.Open(cancellationToken);
        if (sessions.Length + broadcasts.Length < keys.Count)
            stamps[""] = (await connection.ExecuteScalarAsync<string>(new CommandDefinition(
                StampOfAll, new { looked = 200 }, cancellationToken: cancellationToken)))!;
        if (sessions.Length > 0)
        {
            var rows = await connection.QueryAsync<(string Key, string Stamp)>(new CommandDefinition(
                $"""
                select key as "Key", {StampOfSession} as "Stamp" from grain_state s
                where kind = '{ISessionGrain.Kind}' and {database.IsOneOf("key", "@sessions")}
                """,
                new { sessions },
                cancellationToken: cancellationToken));
            foreach (var (key, stamp) in rows)
                stamps[key] = stamp;
        }

        if (broadcasts.Length > 0)
        {
            var rows = await connection.QueryAsync<(string Key, string Stamp)>(new CommandDefinition(
                $"""
                select key as "Key", cast(version as text) || '-' || cast((
                    select count(*) from outbox where {BroadcastRows.Of(database.Provider, "b.key")}) as text) as "Stamp"
                from grain_state b where kind = '{IBroadcastGrain.Kind}' and {database.IsOneOf("key", "@broadcasts")}
                """,
                new { broadcasts },
                cancellationToken: cancellationToken));
            foreach (var (key, stamp) in rows)
                stamps[OfBroadcast + key] = stamp;
        }

        return stamps;
    }
}
