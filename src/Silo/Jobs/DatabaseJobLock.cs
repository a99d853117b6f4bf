using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Jobs;

/// <summary>Leases in the table <c>job_lock</c>, by the database's clock.</summary>
internal sealed class DatabaseJobLock(IDatabase database, ProcessIdentity identity, TimeProvider clock) : IJobLock
{
    /// <summary>How many runs of a job are kept.</summary>
    public const int History = 100;

    private static readonly TimeSpan KeptInterval = TimeSpan.FromMinutes(1);

    /// <summary>A job that has worked for so long begins to count its failures anew.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken)
    {
        var requestedAt = clock.GetTimestamp();
        var row = await Query<Acquired>(
            $"""
            insert into job_lock (name, owner, lease_until, fence) values (@name, @owner, {database.After("@seconds")}, 1)
            on conflict (name) do update set owner = excluded.owner, lease_until = excluded.lease_until, fence = job_lock.fence + 1
            where job_lock.lease_until <= {database.Now}
            returning fence as "Fence", {database.SecondsUntil("next_run")} as "SecondsUntilNext"
            """,
            new { name, owner = identity.Name, seconds = length.TotalSeconds },
            cancellationToken);
        if (row is null)
            return null;
        var lease = new JobLease(name, identity.Name, row.Fence, length, clock)
        {
            UntilNext = row.SecondsUntilNext is { } left ? TimeSpan.FromSeconds(left) : null,
        };
        lease.Extend(requestedAt);
        return lease;
    }

    /// <inheritdoc/>
    public async Task<bool> Renew(JobLease lease, TimeSpan length, CancellationToken cancellationToken)
    {
        var requestedAt = clock.GetTimestamp();
        var renewed = await Query<long?>(
            $"""
            update job_lock set lease_until = {database.After("@seconds")} where name = @Name and owner = @Owner and fence = @Fence
            returning case when run_requested then 1 else 0 end
            """,
            new { lease.Name, lease.Owner, lease.Fence, seconds = length.TotalSeconds },
            cancellationToken);
        if (renewed is null)
        {
            lease.Lose();
            return false;
        }
        lease.Extend(requestedAt);
        if (renewed == 1)
            lease.RequestRun();
        return true;
    }

    /// <inheritdoc/>
    public Task TakeRequest(JobLease lease, CancellationToken cancellationToken)
    {
        lease.TakeRequest();
        return Query<long?>(
            "update job_lock set run_requested = false where name = @Name and fence = @Fence returning fence",
            new { lease.Name, lease.Fence }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task Release(JobLease lease, CancellationToken cancellationToken) => Query<long?>(
        $"update job_lock set lease_until = {database.Now} where name = @Name and owner = @Owner and fence = @Fence returning fence",
        new { lease.Name, lease.Owner, lease.Fence },
        cancellationToken);

    /// <inheritdoc/>
    public Task Record(JobLease lease, TimeSpan took, TimeSpan untilNext, CancellationToken cancellationToken)
    {
        var update = $"update job_lock set last_run = {database.Now}, next_run = {database.After("@seconds")}, failures = 0"
            + " where name = @Name and fence = @Fence returning failures";
        var values = new { lease.Name, lease.Fence, seconds = untilNext.TotalSeconds };
        return untilNext < KeptInterval
            ? Query<int?>(update, values, cancellationToken)
            : Write(update, values, new Run(lease, took, "ok"), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> RecordFailure(JobLease lease, TimeSpan took, string reason, CancellationToken cancellationToken) => await Write(
        "update job_lock set failures = case when @isFirst = 1 then 1 else failures + 1 end"
        + " where name = @Name and fence = @Fence returning failures",
        new { lease.Name, lease.Fence, isFirst = took > ForgottenAfter ? 1 : 0 },
        new Run(lease, took, "failed", reason),
        cancellationToken) ?? 1;

    /// <summary>Changes the job's row, and if that was still its owner's to do, adds the run to the history.</summary>
    private Task<int?> Write(string update, object values, Run run, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var failures = await connection.ExecuteScalarAsync<int?>(
            new CommandDefinition(update, values, transaction, cancellationToken: cancellationToken));
        if (failures is not null)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"""
                insert into job_runs (name, owner, started_at, ended_at, outcome, reason)
                values (@name, @owner, {database.After("@started")}, {database.Now}, @outcome, @reason);
                delete from job_runs where name = @name
                    and id <= (select id from job_runs where name = @name order by id desc limit 1 offset {History})
                """,
                new
                {
                    name = run.Lease.Name,
                    owner = run.Lease.Owner,
                    started = -run.Took.TotalSeconds,
                    outcome = run.Outcome,
                    reason = run.Reason,
                },
                transaction, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return failures;
    });

    private Task<T?> Query<T>(string sql, object parameters, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    });

    private sealed class Acquired
    {
        public long Fence { get; init; }
        public double? SecondsUntilNext { get; init; }
    }

    private sealed record Run(JobLease Lease, TimeSpan Took, string Outcome, string? Reason = null);
}
