using Dapper;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads background jobs.</summary>
public sealed class JobQueries(IDatabase database)
{
    private const string Columns = """
        name as "Name", owner as "Owner", lease_until as "LeaseUntil", fence as "Fence", last_run as "LastRun", next_run as "NextRun",
        failures as "Failures"
        """;

    /// <summary>Jobs by name.</summary>
    public async Task<Listing<JobView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<JobView>(Columns, "from job_lock", "name", values: null, page, cancellationToken);
    }

    /// <summary>The last runs of a job, the newest first.</summary>
    public async Task<Listing<JobRunView>> Runs(string name, PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<JobRunView>(
            """
            owner as "Owner", started_at as "StartedAt", ended_at as "EndedAt", outcome as "Outcome", reason as "Reason"
            """,
            "from job_runs where name = @name", "id desc", new { name }, page, cancellationToken);
    }

    /// <summary>One job, or null.</summary>
    public async Task<JobView?> Find(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<JobView>(new CommandDefinition(
            $"select {Columns} from job_lock where name = @name", new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Has a job run now by the process that owns it, which sees it within a second, or by the one that takes it next; false if it is
    /// unknown, or does not run at times but all the time.
    /// </summary>
    public async Task<bool> RequestRun(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"update job_lock set run_requested = true, next_run = {database.Now} where name = @name and next_run is not null",
            new { name }, cancellationToken: cancellationToken)) == 1;
    }
}
