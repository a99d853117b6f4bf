using System.Data.Common;
using Dapper;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Orders;

/// <summary>Reads orders for the management API, and notes what managers say of them.</summary>
public sealed class OrderQueries(IDatabase database)
{
    private const string Matching = """
        from orders
        where (cast(@status as text) is null or status = @status)
        """;

    private const string Rejected = "reject-payment";

    /// <summary>Reads the audit trail as <see cref="ChangeRow"/>; a condition that says of which customers follows it.</summary>
    internal const string ChangesOf = $"""
        select at as "At", person as "Person", action as "Action", subject as "Subject" from audit_log
        where outcome = 'done' and action in ('confirm-payment', '{Rejected}', 'order-status') and
        """;

    // It keeps all five as one text, which an index holds.
    private const string FoundInPostgres = "id in (select id from orders where searched like @search escape '!')";

    private const string FoundInSqlite = """
        (lower(external_id) like @search escape '!'
         or lower(session_key) like @search escape '!'
         or lower(full_name) like @search escape '!'
         or phone like @search escape '!'
         or lower(city) like @search escape '!')
        """;

    /// <summary>Every status of an order.</summary>
    public static IReadOnlyList<string> Statuses { get; } = OrderStatus.All;

    /// <summary>Orders, newest first; of a status, and with a part of their number, session, name, phone or town.</summary>
    public async Task<Listing<OrderView>> List(string? status, string? search, PageRequest page, CancellationToken cancellationToken)
    {
        var wanted = search is { Length: > 0 } words ? SearchPattern.Containing(PlacedOrder.Searched(words)) : null;
        var values = new { status, search = wanted };
        var found = database.Provider == StorageProvider.Postgres ? FoundInPostgres : FoundInSqlite;
        var matching = wanted is null ? Matching : $"{Matching} and {found}";
        await using var connection = await database.Open(cancellationToken);
        SearchPattern.FoldAllAlphabets(connection);
        var rows = await connection.ReadPageOnce<OrderRow>(
            OrderRow.Columns, "id", "from orders where", matching, "id desc", values, page, cancellationToken);
        return rows.With(await WithLines(connection, rows.Items, cancellationToken));
    }

    /// <summary>One order, or null.</summary>
    public async Task<OrderView?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<OrderRow>(new CommandDefinition(
            $"select {OrderRow.Columns} from orders where id = @id", new { id }, cancellationToken: cancellationToken));
        return (await WithLines(connection, [.. rows], cancellationToken)).SingleOrDefault();
    }

    /// <summary>What people decided of these orders, oldest first, by the audit trail; nothing of a customer who was erased.</summary>
    public async Task<ILookup<string, OrderChangeView>> Changes(IReadOnlyList<OrderView> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
            return Enumerable.Empty<OrderChangeView>().ToLookup(change => change.Number);
        var keys = orders.Select(order => order.SessionKey).Distinct().ToArray();
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<ChangeRow>(new CommandDefinition(
            $"{ChangesOf} {database.IsOneOf("session_key", "@keys")} order by id",
            new { keys },
            cancellationToken: cancellationToken));
        return rows.Select(row => row.ToView()).ToLookup(change => change.Number);
    }

    /// <summary>
    /// Gives an order one of <see cref="Statuses"/>. Only for one whose customer has no session: others hear of it, see
    /// <see cref="Managers.ManagerActions"/>.
    /// </summary>
    /// <param name="id">The order's id.</param>
    /// <param name="status">The status.</param>
    /// <param name="from">The status that it must have until then; null for any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is done: there is such an order, and it had that status.</returns>
    public async Task<bool> SetStatus(long id, string status, string? from, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update orders set status = @status, updated_at = {database.Now}
            where id = @id and (cast(@from as text) is null or status = @from)
            """,
            new { id, status, from },
            cancellationToken: cancellationToken)) > 0;
    }

    private async Task<IReadOnlyList<OrderView>> WithLines(
        DbConnection connection, IReadOnlyList<OrderRow> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
            return [];

        var lines = await connection.QueryAsync<OrderRow.Line>(new CommandDefinition(
            $"select {OrderRow.Line.Columns} from order_lines where {database.IsOneOf("order_id", "@ids")} order by order_id, position",
            new { ids = orders.Select(order => order.Id).ToArray() }, cancellationToken: cancellationToken));
        var byOrder = lines.ToLookup(line => line.OrderId);
        return [.. orders.Select(order => order.ToView(byOrder[order.Id]))];
    }

    /// <summary>An entry of the audit trail about an order, whose subject is its number and the status that it got.</summary>
    internal sealed class ChangeRow
    {
        public DateTimeOffset At { get; init; }
        public string Person { get; init; } = "";
        public string Action { get; init; } = "";
        public string Subject { get; init; } = "";

        public OrderChangeView ToView()
        {
            var parts = Subject.Split(' ', 2);
            return new OrderChangeView(parts[0], parts[^1], Action == Rejected, Person, At);
        }
    }
}
