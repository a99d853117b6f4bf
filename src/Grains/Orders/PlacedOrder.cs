using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>An order that is complete and goes to a manager. Its values are those of the moment at which it was placed.</summary>
public sealed record PlacedOrder : ICommitEffect
{
    private const ulong Numbers = 10_000_000_000_000_000;

    private const int ShortLength = 8;

    /// <summary>Its number, 16 digits, unlike every other one's.</summary>
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
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        return (hash % Numbers).ToString("D16", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The number as it is said on the phone: "4821-0937", the first eight digits. Two orders may share it, if rarely; their customers do
    /// not. Another kind of number stays whole.
    /// </summary>
    public static string ShortNumber(string number) =>
        number.Length > ShortLength && number.All(char.IsAsciiDigit)
            ? $"{number[..(ShortLength / 2)]}-{number[(ShortLength / 2)..ShortLength]}"
            : number;

    /// <summary>What is searched for: the digits of a number that was said on the phone, or the words as they are.</summary>
    public static string Searched(string words)
    {
        var digits = string.Concat(words.Where(char.IsAsciiDigit));
        return digits.Length == ShortLength && words.All(character => char.IsAsciiDigit(character) || character is '-' or ' ' or '№' or '#')
            ? digits
            : words;
    }

    private static PlacedLine Line(OrderLine line, ProductCatalog catalog)
    {
        var product = catalog.Find(line.ProductId);
        var color = product?.Color(line.Color) is { Color: var known } ? (known.OnlyDesign ? "" : known.Name.Ukrainian) : line.Color;
        return new PlacedLine(line.ProductId, product?.Name.Ukrainian ?? line.ProductId, line.Size, color, line.Quantity, line.Price);
    }
}
