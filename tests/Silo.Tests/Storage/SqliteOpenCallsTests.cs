using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>How SQLite, which has no statistics of its tables, finds the open calls.</summary>
public sealed class SqliteOpenCallsTests(SqliteFile file) : IClassFixture<SqliteFile>
{
    private static readonly string Open =
        $"select {EscalationQueries.Columns} {EscalationQueries.OpenOnes} order by {EscalationQueries.OpenOrder} limit 20 offset 0";

    [Fact]
    public async Task The_most_urgent_ones_are_found_by_their_index_without_sorting()
    {
        await using var storage = await file.Start(null);

        var plan = await storage.Query<(long Id, long Parent, long NotUsed, string Detail)>($"explain query plan {Open}");

        Assert.Contains(plan, step => step.Detail.Contains("escalations USING INDEX escalations_open", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Detail.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }
}
