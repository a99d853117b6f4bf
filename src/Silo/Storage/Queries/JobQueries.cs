using Dapper;

namespace MirtAi.Storage.Queries;

/// <summary>Reads background jobs.</summary>
public sealed class JobQueries(IDatabase database)
{
    /// <summary>Jobs by name.</summary>
    public async Task<Listing<JobView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        const string Select = """
            select name as "Name", owner as "Owner", lease_until as "LeaseUntil", fence as "Fence", last_run as "LastRun",
                   next_run as "NextRun"
            from job_lock order by name limit @limit offset @offset
            """;
        await using var connection = await database.Open(cancellationToken);
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("select count(*) from job_lock", cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<JobView>(new CommandDefinition(
            Select, new { limit = page.PageSize, offset = page.Offset }, cancellationToken: cancellationToken));
        return new([.. rows], total, page.Page, page.PageSize);
    }
}
