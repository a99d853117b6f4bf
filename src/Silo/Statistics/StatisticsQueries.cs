using Dapper;
using MirtAi.Silo.LanguageModels.Accounting;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Statistics;

/// <summary>Reads the sums of days, which <see cref="StatisticsJob"/> counts.</summary>
public sealed class StatisticsQueries(IDatabase database)
{
    /// <summary>Conversations that reached a state, by day, channel and state, oldest day first.</summary>
    public Task<IReadOnlyList<FunnelDay>> Funnel(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Read<FunnelDay>(
        """
        select day as "Day", channel as "Channel", state as "State", conversations as "Conversations" from funnel_days
        where day between @from and @to order by day, channel, state
        """,
        from,
        to,
        cancellationToken);

    /// <summary>How long customers waited for answers, by day and channel, oldest day first.</summary>
    public Task<IReadOnlyList<AnswerDay>> Answers(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Read<AnswerDay>(
        """
        select day as "Day", channel as "Channel", answers as "Answers", p50_ms as "Median", p95_ms as "Percentile95", max_ms as "Longest"
        from answer_days where day between @from and @to order by day, channel
        """,
        from,
        to,
        cancellationToken);

    /// <summary>How long calls waited for a person, by day and level, oldest day first.</summary>
    public Task<IReadOnlyList<CallDay>> Calls(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Read<CallDay>(
        """
        select day as "Day", level as "Level", calls as "Calls", taken as "Taken", p50_s as "Median", p95_s as "Percentile95",
               answered as "Answered", answer_p50_s as "AnswerMedian", answer_p95_s as "AnswerPercentile95", late as "Late",
               very_late as "VeryLate", unanswered as "Unanswered"
        from call_days where day between @from and @to order by day, level
        """,
        from,
        to,
        cancellationToken);

    /// <summary>What language models did, by day, provider and model, oldest day first.</summary>
    public async Task<IReadOnlyList<ModelDay>> Models(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await Read<ModelDay>(
            """
            select day as "Day", provider as "Provider", model as "Model", calls as "Calls", errors as "Errors",
                   input_tokens as "InputTokens", cached_tokens as "CachedTokens", output_tokens as "OutputTokens", cost as "Units",
                   unpriced as "Unpriced"
            from model_days where day between @from and @to order by day, provider, model
            """,
            from,
            to,
            cancellationToken);
        return [.. rows.Select(row => row with { Cost = row.Units / ModelCallTable.UnitsOfDollar })];
    }

    /// <summary>When the newest day was counted last; null if none was yet.</summary>
    public async Task<DateTimeOffset?> CountedAt(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            "select counted_at from counted_days order by day desc limit 1", cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<T>> Read<T>(string sql, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(
            sql, new { from = DayCounts.Text(from), to = DayCounts.Text(to) }, cancellationToken: cancellationToken))).AsList();
    }
}
