using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Jobs;

/// <summary>Leases in the table <c>job_lock</c>, by the database's clock.</summary>
internal sealed class DatabaseJobLock(IDatabase database, ProcessIdentity identity, TimeProvider clock) : IJobLock
{
    /// <inheritdoc/>
    public async Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken)
    {
        var requestedAt = clock.GetTimestamp();
        var fence = await Query<long?>(
            $"""
            insert into job_lock (name, owner, lease_until, fence) values (@name, @owner, {database.After("@seconds")}, 1)
            on conflict (name) do update set owner = excluded.owner, lease_until = excluded.lease_until, fence = job_lock.fence + 1
            where job_lock.lease_until <= {database.Now}
            returning fence
            """,
            new { name, owner = identity.Name, seconds = length.TotalSeconds },
            cancellationToken);
        if (fence is not { } number)
            return null;
        var lease = new JobLease(name, identity.Name, number, length, clock);
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
    public Task Record(JobLease lease, TimeSpan untilNext, CancellationToken cancellationToken) => Query<long?>(
        $"update job_lock set last_run = {database.Now}, next_run = {database.After("@seconds")}"
        + $" where name = @Name and fence = @Fence returning fence",
        new { lease.Name, lease.Fence, seconds = untilNext.TotalSeconds },
        cancellationToken);

    private Task<T?> Query<T>(string sql, object parameters, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    });
}
