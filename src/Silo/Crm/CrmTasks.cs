using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Crm;

/// <summary>The tasks in the database.</summary>
internal sealed class CrmTasks(IDatabase database)
{
    /// <summary>Tasks that are due, the oldest first.</summary>
    public Task<IReadOnlyList<PendingCrmTask>> Due(int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<PendingCrmTask>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return (await connection.QueryAsync<PendingCrmTask>(new CommandDefinition(
                """
                select id as "Id", session_key as "SessionKey", kind as "Kind", username as "Username", order_number as "OrderNumber",
                       status as "Status", at as "At", attempts as "Attempts"
                from crm_tasks where state = 'pending' and due_at <= @now order by due_at, at limit @limit
                """,
                new { now, limit },
                cancellationToken: cancellationToken))).AsList();
        });

    /// <summary>What the CRM calls what a task was about; null if it was not told or gave it no name.</summary>
    public Task<string?> ExternalId(string id, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(
            "select external_id from crm_tasks where id = @id and state = 'done'", new { id }, cancellationToken: cancellationToken));
    });

    /// <summary>The CRM was told.</summary>
    public Task Done(string id, string? externalId, DateTimeOffset now, CancellationToken cancellationToken) => Update(
        "state = 'done', attempts = attempts + 1, external_id = @externalId, last_error = null, done_at = @now",
        new { id, externalId, now },
        cancellationToken);

    /// <summary>It was not, and is told again later.</summary>
    public Task Again(string id, string error, DateTimeOffset dueAt, CancellationToken cancellationToken) => Update(
        "attempts = attempts + 1, due_at = @dueAt, last_error = @error", new { id, error, dueAt }, cancellationToken);

    /// <summary>It was not, and is not told again.</summary>
    public Task GiveUp(string id, string error, DateTimeOffset now, CancellationToken cancellationToken) => Update(
        "state = 'failed', attempts = attempts + 1, last_error = @error, done_at = @now", new { id, error, now }, cancellationToken);

    private Task<int> Update(string values, object parameters, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"update crm_tasks set {values} where id = @id and state = 'pending'", parameters, cancellationToken: cancellationToken));
    });
}
