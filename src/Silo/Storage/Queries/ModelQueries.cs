using System.Globalization;
using Dapper;
using MirtAi.Silo.LanguageModels.Accounting;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Sums up calls of language models.</summary>
public sealed class ModelQueries(IDatabase database)
{
    private const string Sums = """
        count(*) as "Calls",
        count(*) filter (where outcome not in ('answered', 'cancelled')) as "Errors",
        count(*) filter (where is_fallback and outcome = 'answered') as "Fallbacks",
        cast(coalesce(sum(cast(input_tokens as bigint)), 0) as bigint) as "InputTokens",
        cast(coalesce(sum(cast(cached_tokens as bigint)), 0) as bigint) as "CachedTokens",
        cast(coalesce(sum(cast(output_tokens as bigint)), 0) as bigint) as "OutputTokens",
        cast(sum(cost) as bigint) as "Cost",
        count(*) filter (where cost is null and input_tokens + output_tokens > 0) as "CallsOfUnknownCost",
        cast(coalesce(avg(latency_ms), 0) as bigint) as "AverageLatencyMilliseconds"
        """;

    /// <summary>The days from the first to the last one, both included, UTC.</summary>
    public async Task<ModelStatistics> Read(DateOnly from, DateOnly to, PageRequest page, CancellationToken cancellationToken)
    {
        const string Matching = "from model_calls where at >= @begin and at < @end";
        var day = database.Day("at");
        var parameters = new { begin = Begin(from), end = Begin(to).AddDays(1), limit = page.PageSize, offset = page.Offset };
        await using var connection = await database.Open(cancellationToken);
        CommandDefinition Command(string sql) => new(sql, parameters, cancellationToken: cancellationToken);
        var totals = await connection.QuerySingleAsync<ModelUsage>(Command($"select {Sums} {Matching}"));
        var count = await connection.ExecuteScalarAsync<long>(Command(
            $"select count(*) from (select 1 {Matching} group by {day}, provider, model, purpose) as rows_of_all_pages"));
        var rows = await connection.QueryAsync<Row>(Command(
            $"""
            select {day} as "DayText", provider as "Provider", model as "Model", purpose as "Purpose", {Sums} {Matching}
            group by {day}, provider, model, purpose
            order by {day} desc, model, purpose, provider limit @limit offset @offset
            """));
        return new(from, to, InDollars(totals), [.. rows.Select(InDollars)], count, page.Page, page.PageSize);
    }

    private static DateTimeOffset Begin(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Costs are stored in small units.</summary>
    private static T InDollars<T>(T usage)
        where T : ModelUsage => usage with { Cost = usage.Cost / ModelCallTable.UnitsOfDollar };

    private sealed record Row : ModelUsageRow
    {
        public required string DayText { init => Day = DateOnly.Parse(value, CultureInfo.InvariantCulture); }
    }
}
