using MirtAi.Grains.Escalations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads calls for a person.</summary>
public sealed class EscalationQueries(IDatabase database)
{
    /// <summary>Every status of a call.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [EscalationStatus.Open, EscalationStatus.Taken, EscalationStatus.Closed];

    /// <summary>What is read of a call, as <see cref="EscalationView"/>.</summary>
    internal static readonly string Columns = $"""
        id as "Id", session_key as "SessionKey", reason as "Reason", level as "Level", state as "State", status as "Status", at as "At",
        taken_by as "TakenBy", taken_at as "TakenAt", answered_by as "AnsweredBy", answered_at as "AnsweredAt",
        closed_by as "ClosedBy", closed_at as "ClosedAt", closed_how as "ClosedHow",
        {CustomerName.Of("escalations.session_key")}
        """;

    /// <summary>The newest calls for the customer of <c>@key</c> that are not closed, at most 20.</summary>
    internal static readonly string OfSession =
        $"select {Columns} from escalations where session_key = @key and status <> 'closed' order by id desc limit 20";

    // As an index has them.
    internal const string OpenOnes = "from escalations where status = 'open'", OpenOrder = "level desc, id";

    private const string Rank = "case status when 'open' then 0 when 'taken' then 1 else 2 end";

    // There are few open ones; of the others, in the order of the index, no more are read than the pages up to this one hold.
    private const string Reached = $"""
        from escalations where id in (
            select id from escalations where status = 'open'
            union all
            select id from (
                select id from escalations where {Rank} > 0 order by {Rank}, id desc limit @limit + @offset) others)
        """;

    private const string Order =
        $"{Rank}, case when status = 'open' then level end desc, case when status = 'open' then id end, id desc";

    private static readonly string WaitedFor = $"""
        from escalations where at >= @begin and at < @end and reason not in ('{string.Join("', '", EscalationReasons.WithoutWait)}')
        """;

    /// <summary>
    /// Calls of a status, or all: open ones first, the most urgent and then the oldest of them before the others; then those that were
    /// taken, and those that are closed, newest first.
    /// </summary>
    public async Task<Listing<EscalationView>> List(string? status, PageRequest page, CancellationToken cancellationToken)
    {
        const string All = "from escalations", OfStatus = "from escalations where status = @status";
        await using var connection = await database.Open(cancellationToken);
        return status switch
        {
            null => await connection.ReadPage<EscalationView>(Columns, Reached, All, Order, null, page, cancellationToken),
            EscalationStatus.Open =>
                await connection.ReadPage<EscalationView>(Columns, OpenOnes, OpenOrder, null, page, cancellationToken),
            _ => await connection.ReadPage<EscalationView>(Columns, OfStatus, "id desc", new { status }, page, cancellationToken),
        };
    }

    /// <summary>
    /// Calls of a time for which a customer waited, the longest wait first: until a person answered, else until the call was closed, else
    /// until now.
    /// </summary>
    public async Task<Listing<EscalationView>> Longest(
        DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now, PageRequest page, CancellationToken cancellationToken)
    {
        const string Until = "coalesce(answered_at, closed_at, @now)";
        var wait = database.Provider == StorageProvider.Postgres ? $"{Until} - at" : $"julianday({Until}) - julianday(at)";
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<EscalationView>(
            Columns, WaitedFor, $"{wait} desc, id", new { begin, end, now }, page, cancellationToken);
    }
}
