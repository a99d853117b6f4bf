using Dapper;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Orders;

/// <summary>Finds a customer's newest order as managers look at it.</summary>
internal sealed class OrderSheets(IDatabase database, OrderQueries orders) : IOrderSheets
{
    /// <inheritdoc/>
    public Task<OrderSheet?> Newest(string sessionKey) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        var id = await connection.QueryFirstOrDefaultAsync<long?>(
            $"select id from orders where session_key in ({CustomerLinks.Keys}) order by id desc limit 1", new { sessionKey });
        return id is { } known && await orders.Find(known, CancellationToken.None) is { } order ? Sheet(order) : null;
    });

    private static OrderSheet Sheet(OrderView order)
    {
        Money Money(decimal amount) => new(amount, order.Currency);
        return new OrderSheet(
            new PlacedOrder
            {
                Number = order.ExternalId,
                SessionKey = order.SessionKey,
                Lines =
                [
                    .. order.Lines.Select(line =>
                        new PlacedLine(line.ProductId, line.Name, line.Size, line.Color, line.Quantity, Money(line.Price))),
                ],
                Recipient = order.Recipient,
                Payment = order.PaymentMethod == PaymentMethod.Prepay.ContractName() ? PaymentMethod.Prepay : PaymentMethod.Full,
                DueNow = Money(order.DueNow),
            },
            order.Status,
            [.. order.Proofs.Select(proof => new PaymentProof(order.ExternalId, [.. proof.Images], proof.Text, proof.At))]);
    }
}
