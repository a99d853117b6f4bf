using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Orders;

/// <summary>An order as the database returns it.</summary>
internal sealed class OrderRow
{
    public const string Columns = """
        id as "Id", external_id as "ExternalId", session_key as "SessionKey", status as "Status", currency as "Currency",
        cast(total as text) as "Total", cast(due_now as text) as "DueNow", payment_method as "PaymentMethod",
        full_name as "FullName", phone as "Phone", city as "City", branch as "Branch", cast(proofs as text) as "Proofs",
        created_at as "CreatedAt", updated_at as "UpdatedAt"
        """;

    public long Id { get; init; }
    public string ExternalId { get; init; } = "";
    public string SessionKey { get; init; } = "";
    public string Status { get; init; } = "";
    public string Currency { get; init; } = "";
    public string Total { get; init; } = "";
    public string DueNow { get; init; } = "";
    public string PaymentMethod { get; init; } = "";
    public string FullName { get; init; } = "";
    public string Phone { get; init; } = "";
    public string City { get; init; } = "";
    public string Branch { get; init; } = "";
    public string Proofs { get; init; } = "[]";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public OrderView ToView(IEnumerable<Line> lines) => new()
    {
        Id = Id,
        ExternalId = ExternalId,
        SessionKey = SessionKey,
        Status = Status,
        Lines = [.. lines.Select(line =>
            new OrderLineView(line.ProductId, line.Name, line.Size, line.Color, line.Quantity, Decimal(line.Price)))],
        Currency = Currency,
        Total = Decimal(Total),
        DueNow = Decimal(DueNow),
        PaymentMethod = PaymentMethod,
        Recipient = new Recipient { FullName = FullName, Phone = Phone, City = City, Branch = Branch },
        Proofs = JsonSerializer.Deserialize(Proofs, OrderJson.Default.ProofViewArray) ?? [],
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    private static decimal Decimal(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);

    /// <summary>A line as the database returns it.</summary>
    internal sealed class Line
    {
        public const string Columns = """
            order_id as "OrderId", product_id as "ProductId", name as "Name", size as "Size", color as "Color",
            quantity as "Quantity", cast(price as text) as "Price"
            """;

        public long OrderId { get; init; }
        public string ProductId { get; init; } = "";
        public string Name { get; init; } = "";
        public string Size { get; init; } = "";
        public string Color { get; init; } = "";
        public int Quantity { get; init; }
        public string Price { get; init; } = "";
    }
}
