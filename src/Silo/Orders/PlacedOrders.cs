using Dapper;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Orders;

/// <summary>Finds orders by their customers.</summary>
internal sealed class PlacedOrders(IDatabase database) : IPlacedOrders
{
    /// <inheritdoc/>
    public Task<StoredOrder?> Find(string sessionKey, string? number) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<StoredOrder>(
            """
            select external_id as "Number", status as "Status" from orders
            where session_key = @sessionKey and external_id = coalesce(@number, external_id)
            order by id desc limit 1
            """,
            new { sessionKey, number });
    });
}
