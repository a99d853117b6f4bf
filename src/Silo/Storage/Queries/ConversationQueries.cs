using Dapper;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Orders;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads a conversation for the people who look after it.</summary>
public sealed class ConversationQueries(IDatabase database, SessionQueries sessions)
{
    // The orders that wait for their payment, then the newest ones.
    private const string OrdersShown =
        "from orders where session_key = @key order by case status when 'pending_payment' then 0 else 1 end, id desc limit 3";

    private const string Orders = $"""
        select {OrderRow.Columns} {OrdersShown};
        select {OrderRow.Line.Columns} from order_lines where order_id in (select id {OrdersShown}) order by order_id, position;
        {OrderQueries.ChangesOf} session_key = @key order by id
        """;

    private static readonly string Surroundings =
        $"{EscalationQueries.OfSession};{HoldQueries.OfCustomer};{CustomerLinks.OfSession};{Orders}";

    /// <summary>
    /// One conversation, or null, with the newest <paramref name="lines"/> of its transcript, or those before the line
    /// <paramref name="before"/>.
    /// </summary>
    public async Task<ConversationView?> Find(string key, int lines, long? before, CancellationToken cancellationToken)
    {
        if (await sessions.Find(key, lines, before, cancellationToken) is not { } session)
            return null;
        await using var connection = await database.Open(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            Surroundings, new { key }, cancellationToken: cancellationToken));
        return new ConversationView(
            session,
            [.. await results.ReadAsync<EscalationView>()],
            await results.ReadSingleOrDefaultAsync<HoldView>(),
            [.. await results.ReadAsync<LinkedSession>()],
            await OrdersOf(results),
            (await results.ReadAsync<OrderQueries.ChangeRow>()).Select(row => row.ToView()).ToLookup(change => change.Number));
    }

    private static async Task<IReadOnlyList<OrderView>> OrdersOf(SqlMapper.GridReader results)
    {
        var orders = await results.ReadAsync<OrderRow>();
        var lines = (await results.ReadAsync<OrderRow.Line>()).ToLookup(line => line.OrderId);
        return [.. orders.Select(order => order.ToView(lines[order.Id]))];
    }
}
