using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;

namespace MirtAi.Silo.Orders;

/// <summary>
/// A placed order as it is handed to the database. Amounts are decimals in words, so that no binary fraction comes between.
/// </summary>
internal sealed record OrderDocument
{
    public required string Number { get; init; }
    public required string SessionKey { get; init; }
    public required string Currency { get; init; }
    public required string Total { get; init; }
    public required string DueNow { get; init; }
    public required string PaymentMethod { get; init; }
    public required string FullName { get; init; }
    public required string Phone { get; init; }
    public required string City { get; init; }
    public required string Branch { get; init; }
    public required ImmutableArray<Line> Lines { get; init; }

    public static OrderDocument Of(PlacedOrder order) => new()
    {
        Number = order.Number,
        SessionKey = order.SessionKey,
        Currency = order.Total.Currency,
        Total = Decimal(order.Total),
        DueNow = Decimal(order.DueNow),
        PaymentMethod = order.Payment.ContractName(),
        FullName = order.Recipient.FullName ?? "",
        Phone = order.Recipient.Phone ?? "",
        City = order.Recipient.City ?? "",
        Branch = order.Recipient.Branch ?? "",
        Lines =
        [
            .. order.Lines.Select((line, index) =>
                new Line(index + 1, line.ProductId, line.Name, line.Size, line.Color, line.Quantity, Decimal(line.Price))),
        ],
    };

    public string ToJson() => JsonSerializer.Serialize(this, OrderJson.Default.OrderDocument);

    private static string Decimal(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    internal sealed record Line(int Position, string ProductId, string Name, string Size, string Color, int Quantity, string Price);
}
