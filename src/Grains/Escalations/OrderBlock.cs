using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Escalations;

/// <summary>What an alert says of the customer's order: all that a manager needs to deal with it. The lines are plain text.</summary>
internal static class OrderBlock
{
    /// <summary>How many products are named.</summary>
    public const int MaxProducts = 6;

    private const int MaxNameLength = 80, MaxDeliveryLength = 140, MaxProofLength = 200;

    /// <summary>The lines, each a label and a value; <paramref name="areShown"/> says that the proofs' photos follow.</summary>
    public static IEnumerable<(string Label, string Value)> Lines(
        PlacedOrder? order, ImmutableArray<PaymentProof> proofs, bool areShown = false)
    {
        if (order is not null)
        {
            yield return ("Замовлення", Number(order.Number));
            foreach (var line in order.Lines.Take(MaxProducts))
                yield return ("•", Of(line));
            if (order.Lines.Length > MaxProducts)
                yield return ("•", $"і ще {order.Lines.Length - MaxProducts}");
            yield return ("Разом", Payment(order));
            if (order.Recipient.Begun)
                yield return ("Доставка", Cut(Delivery(order.Recipient), MaxDeliveryLength));
        }

        foreach (var proof in proofs)
            yield return ("Підтвердження оплати", Cut(Of(proof, areShown), MaxProofLength));
    }

    /// <summary>The number that the customer knows, and the whole one.</summary>
    private static string Number(string number) => number.Length == 0 ? "ще не оформлене"
        : PlacedOrder.ShortNumber(number) is var spoken && spoken == number ? number
        : $"№ {spoken} ({number})";

    private static string Of(PlacedLine line)
    {
        var details = string.Join(", ", new[] { line.Size, line.Color, line.Price.ToString() }.Where(detail => detail.Length > 0));
        return $"{Cut(line.Name, MaxNameLength)} ({details}){(line.Quantity > 1 ? $" × {line.Quantity}" : "")}";
    }

    private static string Payment(PlacedOrder order)
    {
        if (order.Number.Length == 0)
            return order.Total.ToString();

        var rest = order.Total with { Amount = order.Total.Amount - order.DueNow.Amount };
        return rest.Amount == 0
            ? $"{order.Total}, повна оплата"
            : $"{order.Total}, передплата {order.DueNow}, решта {rest} при отриманні";
    }

    private static string Delivery(Recipient recipient) => string.Join(
        ", ", new[] { recipient.FullName, recipient.Phone, recipient.City, recipient.Branch }.Where(part => part is not null));

    private static string Of(PaymentProof proof, bool isShown)
    {
        var what = proof.Images.IsDefaultOrEmpty ? "словами"
            : $"{(proof.Images.Length == 1 ? "" : $"{proof.Images.Length} ")}фото{(isShown ? " нижче" : "")}";
        return proof.OrderNumber is { } number ? $"{what}, замовлення {number}" : what;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : CodePoints.Cut(text, length) + "…";
}
