namespace MirtAi.Silo.Storage.Queries;

/// <summary>What language models did in a period.</summary>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day, UTC.</param>
/// <param name="Totals">All of it.</param>
/// <param name="Items">The page's rows: newest day first, then by model and purpose.</param>
/// <param name="Total">How many rows all pages have together.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="PageSize">The most rows of one page.</param>
public sealed record ModelStatistics(
    DateOnly From, DateOnly To, ModelUsage Totals, IReadOnlyList<ModelUsageRow> Items, long Total, int Page, int PageSize);
