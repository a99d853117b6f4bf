using Dapper;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads the outbox for operators, and sends again what was given up.</summary>
public sealed class OutboxQueries(IDatabase database)
{
    /// <summary>Every status of a message.</summary>
    public static IReadOnlyList<string> Statuses { get; } =
    [
        OutboxStatus.Pending, OutboxStatus.Sending, OutboxStatus.Uncertain, OutboxStatus.Sent, OutboxStatus.Failed, OutboxStatus.Undeliverable,
    ];

    private const string Columns = """
        id as "Id", account as "Account", recipient as "Recipient", session_key as "SessionKey", sequence as "Sequence",
        case lane when 0 then 'conversation' when 1 then 'notice' else 'broadcast' end as "Lane",
        status as "Status", attempts as "Attempts", due_at as "DueAt", last_error as "LastError", created_at as "CreatedAt",
        sent_at as "SentAt"
        """;

    /// <summary>Messages of a status, or all that are not sent; newest first.</summary>
    public async Task<Listing<OutboxView>> List(string? status, PageRequest page, CancellationToken cancellationToken)
    {
        string[] statuses = status is null ? [.. Statuses.Where(known => known != OutboxStatus.Sent)] : [status];
        var matching = $"from outbox where {database.IsOneOf("status", "@statuses")}";
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<OutboxView>(Columns, matching, "id desc", new { statuses }, page, cancellationToken);
    }

    /// <summary>One message, or null.</summary>
    public async Task<OutboxView?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<OutboxView>(new CommandDefinition(
            $"select {Columns} from outbox where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Makes a message that was given up due again; false if it is not one of those, or unknown.</summary>
    public async Task<bool> Retry(long id, CancellationToken cancellationToken)
    {
        // Due since it was made: no clock is asked, neither this process's nor the database's.
        const string Update = """
            update outbox set status = 'pending', attempts = 0, due_at = created_at
            where id = @id and status in ('failed', 'undeliverable', 'uncertain')
            """;
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(Update, new { id }, cancellationToken: cancellationToken)) == 1;
    }
}
