using System.Data.Common;
using System.Globalization;
using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Statistics;

/// <summary>Writes the sums of days, each day as a whole.</summary>
internal sealed class DayCounts(IDatabase database, LateCalls lateCalls)
{
    private const string Funnel = """
        insert into funnel_days (day, channel, state, conversations)
        select @day, channel, state, count(distinct session_key) from turns where at >= @begin and at < @end group by channel, state
        """;

    // The percentile is the first of the ordered values that leaves so many at or below it; both databases divide whole numbers.
    private const string Answers = """
        insert into answer_days (day, channel, answers, p50_ms, p95_ms, max_ms)
        select @day, channel, max(total), max(case when place = (total + 1) / 2 then waited_ms end),
               max(case when place = (total * 95 + 99) / 100 then waited_ms end), max(waited_ms)
        from (
            select channel, waited_ms, row_number() over (partition by channel order by waited_ms) as place,
                   count(*) over (partition by channel) as total
            from turns where at >= @begin and at < @end and waited_ms is not null) ordered
        group by channel
        """;

    private const string Models = """
        insert into model_days (day, provider, model, calls, errors, input_tokens, cached_tokens, output_tokens, cost, unpriced)
        select @day, provider, model, count(*), count(*) filter (where outcome not in ('answered', 'cancelled')),
               sum(cast(input_tokens as bigint)), sum(cast(cached_tokens as bigint)), sum(cast(output_tokens as bigint)),
               cast(sum(cost) as bigint), count(*) filter (where cost is null and input_tokens + output_tokens > 0)
        from model_calls where at >= @begin and at < @end group by provider, model
        """;

    private const string Counting = """
        insert into counted_days (day, counted_at) values (@day, @now) on conflict (day) do update set counted_at = excluded.counted_at
        """;

    // Of a level of which calls are deleted the counts stay at least what they were, and the times are those of the calls that are left.
    private const string OverTheCountsBefore = """
        on conflict (day, level) do update set
            taken = case when call_days.calls > excluded.calls and call_days.taken > excluded.taken
                then call_days.taken else excluded.taken end,
            answered = case when call_days.calls > excluded.calls and call_days.answered > excluded.answered
                then call_days.answered else excluded.answered end,
            p50_s = coalesce(excluded.p50_s, call_days.p50_s), p95_s = coalesce(excluded.p95_s, call_days.p95_s),
            answer_p50_s = coalesce(excluded.answer_p50_s, call_days.answer_p50_s),
            answer_p95_s = coalesce(excluded.answer_p95_s, call_days.answer_p95_s),
            calls = case when call_days.calls > excluded.calls then call_days.calls else excluded.calls end
        """;

    private static readonly string[] Tables = ["funnel_days", "answer_days", "call_days", "model_days"];

    private string Calls =>
        $"""
        insert into call_days (day, level, calls, taken, p50_s, p95_s, answered, answer_p50_s, answer_p95_s)
        select @day, level, max(total), max(taken), max(case when place = (taken + 1) / 2 then waited end),
               max(case when place = (taken * 95 + 99) / 100 then waited end),
               max(answered), max(case when answer_place = (answered + 1) / 2 then answer end),
               max(case when answer_place = (answered * 95 + 99) / 100 then answer end)
        from (
            select level, waited, answer, {Place("waited")} as place, {Place("answer")} as answer_place,
                   count(waited) over (partition by level) as taken, count(answer) over (partition by level) as answered,
                   count(*) over (partition by level) as total
            from (
                select level, {Seconds("taken_at")} as waited, {Seconds("answered_at")} as answer
                from escalations where at >= @begin and at < @end) calls) ordered
        group by level
        """;

    /// <summary>From a call to a later moment, in whole seconds.</summary>
    private string Seconds(string moment) => database.Provider == StorageProvider.Postgres
        ? $"cast(extract(epoch from {moment} - at) as bigint)"
        : $"cast(round((julianday({moment}) - julianday(at)) * 86400) as integer)";

    /// <summary>The place of a value among those of its level, those without one last.</summary>
    private static string Place(string value) =>
        $"row_number() over (partition by level order by case when {value} is null then 1 else 0 end, {value})";

    /// <summary>When the days from this one on were counted last.</summary>
    public Task<IReadOnlyDictionary<DateOnly, DateTimeOffset>> Counted(DateOnly from, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyDictionary<DateOnly, DateTimeOffset>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var rows = await connection.QueryAsync<CountedDay>(new CommandDefinition(
                """select day as "Day", counted_at as "At" from counted_days where day >= @from""",
                new { from = Text(from) },
                cancellationToken: cancellationToken));
            return rows.ToDictionary(row => DateOnly.ParseExact(row.Day, "O", CultureInfo.InvariantCulture), row => row.At);
        });

    /// <summary>Counts a day anew.</summary>
    public Task Count(DateOnly day, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            string[] statements =
            [
                .. Tables.Select(table => $"delete from {table} where day = @day"),
                Funnel, Answers, Calls, Models,
                Counting,
            ];
            await Run(statements, connection, transaction, new { day = Text(day), begin, end, now }, cancellationToken);
            await lateCalls.Count(transaction, Text(day), begin, end, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return 0;
        });

    /// <summary>
    /// Counts the calls of a day anew, which people take and answer on later days, too. Those that are deleted meanwhile stay counted.
    /// </summary>
    public Task CountCalls(
        DateOnly day, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var values = new { day = Text(day), begin, end, now };
            await Run([$"{Calls} {OverTheCountsBefore}", Counting], connection, transaction, values, cancellationToken);
            await lateCalls.Count(transaction, Text(day), begin, end, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return 0;
        });

    private static async Task Run(
        IEnumerable<string> statements, DbConnection connection, DbTransaction transaction, object values,
        CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
            await connection.ExecuteAsync(new CommandDefinition(statement, values, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The day as it is stored.</summary>
    internal static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private sealed class CountedDay
    {
        public string Day { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
