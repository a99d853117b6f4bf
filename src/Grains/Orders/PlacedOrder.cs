using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>An order that is complete and goes to a manager. Its values are those of the moment at which it was placed.</summary>
public sealed record PlacedOrder : ICommitEffect
{
    /// <summary>The number by which everybody calls it, 16 hexadecimal digits, unlike every other one's.</summary>
    public required string Number { get; init; }

    /// <summary>The customer's session.</summary>
    public required string SessionKey { get; init; }

    /// <summary>What is bought; at least one line, all in one currency.</summary>
    public required ImmutableArray<PlacedLine> Lines { get; init; }

    /// <summary>Who gets it, and where.</summary>
    public required Recipient Recipient { get; init; }

    /// <summary>How it is paid.</summary>
    public required PaymentMethod Payment { get; init; }

    /// <summary>What is paid at once: the total, or the prepayment.</summary>
    public required Money DueNow { get; init; }

    /// <summary>The price of all lines.</summary>
    public Money Total => Lines.Select(line => line.Sum).Aggregate((sum, price) => sum + price);

    /// <summary>The order of a complete draft that has its number.</summary>
    public static PlacedOrder Of(OrderDraft draft, string sessionKey, ProductCatalog catalog, decimal prepayment) => new()
    {
        Number = draft.Number ?? "",
        SessionKey = sessionKey,
        Lines = [.. draft.Lines.Select(line => Line(line, catalog))],
        Recipient = draft.Recipient,
        Payment = draft.Payment ?? PaymentMethod.Full,
        DueNow = draft.DueNow(prepayment),
    };

    /// <summary>
    /// The number of an order that the message with this sequence completes. A turn that is made again gives it a number again; only
    /// one of them is ever stored.
    /// </summary>
    public static string NumberOf(string sessionKey, long sequence, DateTimeOffset at)
    {
        var source = $"{sessionKey}|{sequence}|{at.UtcTicks}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 8));
    }

    private static PlacedLine Line(OrderLine line, ProductCatalog catalog)
    {
        var product = catalog.Find(line.ProductId);
        var color = product?.Color(line.Color) is { Color: var known } ? (known.OnlyDesign ? "" : known.Name.Ukrainian) : line.Color;
        return new PlacedLine(line.ProductId, product?.Name.Ukrainian ?? line.ProductId, line.Size, color, line.Quantity, line.Price);
    }
}
