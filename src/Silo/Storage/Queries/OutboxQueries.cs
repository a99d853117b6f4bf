using Dapper;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads the outbox for operators, and sends again what was given up.</summary>
public sealed class OutboxQueries(IDatabase database)
{
    /// <summary>Every status of a message.</summary>
    public static IReadOnlyList<string> Statuses { get; } =
    [
        OutboxStatus.Pending, OutboxStatus.Sending, OutboxStatus.Uncertain,
        OutboxStatus.Sent, OutboxStatus.Failed, OutboxStatus.Undeliverable,
    ];

    /// <summary>The statuses of what was given up, and may be sent again.</summary>
    public static IReadOnlyList<string> GivenUp { get; } = [OutboxStatus.Failed, OutboxStatus.Undeliverable, OutboxStatus.Uncertain];

    /// <summary>How many messages one statement makes due again.</summary>
    private const int Piece = 1_000;

    private const string Columns = """
        id as "Id", account as "Account", recipient as "Recipient", session_key as "SessionKey", sequence as "Sequence",
        case lane when 0 then 'conversation' when 1 then 'notice' else 'broadcast' end as "Lane",
        status as "Status", attempts as "Attempts", repeats as "Repeats", due_at as "DueAt", last_error as "LastError",
        created_at as "CreatedAt", sent_at as "SentAt"
        """;

    private const string Stored = """
        id, account, recipient, session_key, sequence, lane, status, attempts, repeats, due_at, last_error, created_at
        """;

    private static readonly (string Column, string Value)[] Reopened =
    [
        ("id", "id"), ("account", "account"), ("recipient", "recipient"), ("session_key", "session_key"), ("sequence", "sequence"),
        ("message", "message"), ("lane", "lane"), ("repeats", "repeats"), ("last_error", "last_error"), ("created_at", "created_at"),
        ("due_at", "created_at"), ("attempts", "0"), ("status", "case status when 'uncertain' then 'uncertain' else 'pending' end"),
    ];

    /// <summary>Messages of a status, or all that are not sent, of an account, or of all; newest first.</summary>
    public async Task<Listing<OutboxView>> List(
        string? status, string? account, PageRequest page, CancellationToken cancellationToken)
    {
        var matching = $"{From(status)} where cast(@account as text) is null or account = @account";
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadNamedPage<OutboxView>(
            Columns, nameof(OutboxView.SessionKey), matching, "\"Id\" desc", new { status, account }, page, cancellationToken);
    }

    /// <summary>
    /// The rows of a status, or all that are not sent: from the tables alone that can hold it, and said as the index of undelivered
    /// messages says it, so that the newest are found without sorting the rest.
    /// </summary>
    internal static string From(string? status)
    {
        const string Open = $"select {Stored}, null as sent_at from outbox";
        const string Sent = $"select {Stored}, sent_at from deliveries where status = 'sent'";
        const string Unsent = $"select {Stored}, sent_at from deliveries where status <> 'sent'";
        const string Chosen = "status = @status";
        var rows = status switch
        {
            null => $"{Open} union all {Unsent}",
            OutboxStatus.Pending or OutboxStatus.Sending => $"{Open} where {Chosen}",
            OutboxStatus.Uncertain => $"{Open} where {Chosen} union all {Unsent} and {Chosen}",
            OutboxStatus.Sent => Sent,
            _ => $"{Unsent} and {Chosen}",
        };
        return $"from ({rows}) messages";
    }

    /// <summary>One message, or null.</summary>
    public async Task<OutboxView?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<OutboxView>(new CommandDefinition(
            $"""
            select {Columns} from (
                select {Stored}, null as sent_at from outbox where id = @id
                union all
                select {Stored}, sent_at from deliveries where id = @id
            ) one
            """,
            new { id },
            cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Makes a message that was given up due again, with all its attempts; false if it is not one of those, or unknown. One that may have
    /// arrived counts as repeated.
    /// </summary>
    public async Task<bool> Retry(long id, CancellationToken cancellationToken)
    {
        // Due since it was made: no clock is asked, neither this process's nor the database's.
        var reopened = await database.MoveRows(
            "deliveries",
            "outbox",
            Reopened,
            "id = @id and status in ('failed', 'undeliverable', 'uncertain')",
            new { id },
            cancellationToken);
        if (reopened == 1)
            return true;
        const string Update = "update outbox set attempts = 0, due_at = created_at where id = @id and status = 'uncertain'";
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(Update, new { id }, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>
    /// Makes everything of an account due again that was given up with one of <see cref="GivenUp"/>, oldest first and in small pieces, and
    /// returns how many messages that were. One that is given up again meanwhile stays so. Cancelled, it has done a part, which stays done.
    /// </summary>
    public async Task<int> RetryAll(string account, string status, CancellationToken cancellationToken)
    {
        const string OfAccount = "account = @account and status = @status and status <> 'sent' and id > @after";
        var (all, after) = (0, 0L);
        while (await LastOfPiece() is { } upTo)
        {
            all += await database.MoveRows(
                "deliveries", "outbox", Reopened, $"{OfAccount} and id <= @upTo", new { account, status, after, upTo }, cancellationToken);
            after = upTo;
        }

        return all;

        async Task<long?> LastOfPiece()
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
                $"select max(id) from (select id from deliveries where {OfAccount} order by id limit {Piece}) piece",
                new { account, status, after },
                cancellationToken: cancellationToken));
        }
    }
}
