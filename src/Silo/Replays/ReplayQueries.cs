using Dapper;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Replays;

/// <summary>Reads recordings of turns.</summary>
public sealed class ReplayQueries(IDatabase database)
{
    /// <summary>Among how many lines after its first message those of a turn are looked for.</summary>
    private const int Looked = 1_000;

    private const string Columns = """
        turn_id as "TurnId", at as "At", state as "State", waited_ms as "WaitedMilliseconds"
        """;

    private const string OfLines = """
        select sequence as "Sequence", case author when 0 then 'customer' else 'bot' end as "Author", at as "At", text as "Text"
        from messages
        where session_key = @key and sequence between @first and @first + @looked
          and (turn_id = @turn or (author = 0 and sequence <= @last))
        order by sequence
        """;

    private const string OfDeliveries = """
        select sequence as "Sequence", account as "Account", status as "Status", attempts as "Attempts", repeats as "Repeats",
               sent_at as "SentAt", last_error as "LastError"
        from (
            select id, session_key, sequence, account, status, attempts, repeats, null as sent_at, last_error from outbox
            where session_key = @key
            union all
            select id, session_key, sequence, account, status, attempts, repeats, sent_at, last_error from deliveries
            where session_key = @key) sent
        where sequence in (select sequence from messages where session_key = @key and turn_id = @turn
                           and sequence between @first and @first + @looked)
        order by id
        """;

    /// <summary>The turns of a session that are kept, newest first.</summary>
    public async Task<Listing<TurnSummary>> List(string key, PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<TurnSummary>(
            Columns, "from turns where session_key = @key", "turn_id desc", new { key }, page, cancellationToken);
    }

    /// <summary>
    /// A turn, or null if there is none or it is kept no longer; in three queries. What is personal is masked unless
    /// <paramref name="reveals"/>.
    /// </summary>
    public async Task<TurnView?> Find(string key, string turn, bool reveals, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        CommandDefinition Command(string sql, object values) => new(sql, values, cancellationToken: cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(Command(
            $"""
            select {Columns}, cast(replay as text) as "Json",
                (select cast(state as text) from grain_state where kind = '{ISessionGrain.Kind}' and key = @key) as "Session"
            from turns where session_key = @key and turn_id = @turn
            """,
            new { key, turn }));
        if (row is null)
            return null;
        var replay = row.Json is { } json ? ReplayJson.Read(json) : null;
        var sequences = replay?.Messages.Select(message => message.Sequence).ToList() ?? [];
        var values = new
        {
            key,
            turn,
            first = sequences.Count > 0 ? sequences.Min() : 0,
            last = sequences.Count > 0 ? sequences.Max() : 0,
            looked = sequences.Count > 0 ? Looked : long.MaxValue,
        };
        var lines = await connection.QueryAsync<TurnLine>(Command(OfLines, values));
        var deliveries = await connection.QueryAsync<TurnDelivery>(Command(OfDeliveries, values));
        var view = new TurnView(key, row.ToSummary(), [.. lines], [.. deliveries], replay, IsMasked: false);
        return ReplayMask.Applied(view, row.Session, reveals);
    }

    private sealed class Row
    {
        public string TurnId { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string State { get; init; } = "";
        public int? WaitedMilliseconds { get; init; }
        public string? Json { get; init; }
        public string? Session { get; init; }

        public TurnSummary ToSummary() =>
            new() { TurnId = TurnId, At = At, State = State, WaitedMilliseconds = WaitedMilliseconds };
    }
}
