using MirtAi.Catalog;
using MirtAi.Orders;

namespace MirtAi.Conversations;

/// <summary>What is said of an order.</summary>
internal static class OrderActs
{
    /// <summary>The order as it goes to a manager.</summary>
    public static SpeechAct Placed(ProductCatalog catalog, OrderDraft order) => new SpeechAct(SpeechKeys.OrderPlaced)
        .With("items", Items(catalog, order))
        .With("total", Total(order))
        .With("name", order.Recipient.FullName ?? "")
        .With("phone", order.Recipient.Phone ?? "")
        .With("city", order.Recipient.City ?? "")
        .With("branch", order.Recipient.Branch ?? "")
        .WithTerms("method", order.Payment is PaymentMethod.Prepay ? SpeechKeys.PrepayTerm : SpeechKeys.FullTerm);

    /// <summary>The delivery data as they were understood, for the customer to correct.</summary>
    public static SpeechAct ReadBack(Recipient recipient) => new SpeechAct(SpeechKeys.DataConfirm)
        .With("name", recipient.FullName ?? "")
        .With("phone", recipient.Phone ?? "")
        .With("city", recipient.City ?? "")
        .With("branch", recipient.Branch ?? "");

    /// <summary>The question for the way of payment.</summary>
    public static SpeechAct AskPayment(ProductCatalog catalog, OrderDraft order) => new SpeechAct(SpeechKeys.PaymentAsk)
        .With("items", Items(catalog, order))
        .With("total", Total(order));

    /// <summary>The question for what is missing, or null if nothing is.</summary>
    public static SpeechAct? AskMissing(OrderDraft order)
    {
        var recipient = order.Recipient;
        if (!recipient.Begun)
            return new SpeechAct(SpeechKeys.DataAsk);

        var missing = new List<string>();
        if (recipient.FullName is null)
            missing.Add(SpeechKeys.NameTerm);
        if (recipient.Phone is null)
            missing.Add(SpeechKeys.PhoneTerm);
        if (recipient.City is null)
            missing.Add(SpeechKeys.CityTerm);
        if (recipient.Branch is null)
            missing.Add(SpeechKeys.BranchTerm);
        return missing.Count == 0 ? null : new SpeechAct(SpeechKeys.DataMissing).WithTerms("missing", missing);
    }

    private static LocalizedText Total(OrderDraft order) =>
        ProductActs.Price(order.Lines.Select(line => line.Sum).Aggregate((sum, price) => sum + price));

    private static LocalizedText Items(ProductCatalog catalog, OrderDraft order) => LocalizedText.Join("\n", order.Lines.Select(line =>
        LocalizedText.Join(", ",
        [
            catalog.Find(line.ProductId)?.Name ?? LocalizedText.Same(line.ProductId),
            .. catalog.Find(line.ProductId)?.Color(line.Color) is { Color.OnlyDesign: false } color ? [color.Color.Name] : Array.Empty<LocalizedText>(),
            LocalizedText.Same(line.Size),
            ProductActs.Price(line.Price),
            .. line.Quantity > 1 ? [LocalizedText.Same($"× {line.Quantity}")] : Array.Empty<LocalizedText>(),
        ])));
}
