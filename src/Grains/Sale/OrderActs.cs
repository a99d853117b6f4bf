using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sale;

/// <summary>What is said of an order.</summary>
internal static class OrderActs
{
    /// <summary>The order as it goes to a manager.</summary>
    public static SpeechAct Placed(ProductCatalog catalog, OrderDraft order, Money dueNow) =>
        Whole(SpeechKeys.OrderPlaced, catalog, order, dueNow)
            .With("name", order.Recipient.FullName ?? "")
            .With("phone", order.Recipient.Phone ?? "")
            .With("city", PlaceNames.Town(order.Recipient.City ?? ""))
            .With("branch", PlaceNames.Branch(order.Recipient.Branch ?? ""))
            .With("number", PlacedOrder.ShortNumber(order.Number ?? ""));

    /// <summary>The delivery data as they were understood, for the customer to correct.</summary>
    public static SpeechAct ReadBack(Recipient recipient) => new SpeechAct(SpeechKeys.DataConfirm)
        .With("name", recipient.FullName ?? "")
        .With("phone", recipient.Phone ?? "")
        .With("city", PlaceNames.Town(recipient.City ?? ""))
        .With("branch", PlaceNames.Branch(recipient.Branch ?? ""));

    /// <summary>The question for the way of payment; what was listed with it before is not listed again.</summary>
    public static SpeechAct AskPayment(TurnDraft turn, OrderDraft order) =>
        Of(turn.HasListed(order) ? SpeechKeys.PaymentAskAgain : SpeechKeys.PaymentAsk, turn.Catalog, order)
            .With("prepayment", turn.Prepayment)
            .Offering(AnswerButtons.Payment);

    /// <summary>The question whether the order is right, when the way of payment is known already.</summary>
    public static SpeechAct AskConfirm(TurnDraft turn, OrderDraft order) =>
        Whole(SpeechKeys.OrderConfirm, turn.Catalog, order, order.DueNow(turn.Payment.Prepayment));

    /// <summary>All that the order would hold.</summary>
    public static SpeechAct Summary(TurnDraft turn, OrderDraft order) => Of(SpeechKeys.OrderSummary, turn.Catalog, order);

    /// <summary>The question for what is missing, or null if nothing is.</summary>
    public static SpeechAct? AskMissing(OrderDraft order, bool phoneIsAsked)
    {
        var recipient = order.Recipient;
        if (!recipient.Begun && !phoneIsAsked)
            return new SpeechAct(SpeechKeys.DataAsk);

        var missing = new List<string>();
        if (!recipient.HasFullName)
            missing.Add(NameTerm(recipient.FullName));
        if (recipient.Phone is null && !phoneIsAsked)
            missing.Add(SpeechKeys.PhoneTerm);
        if (recipient.City is null)
            missing.Add(SpeechKeys.CityTerm);
        if (recipient.Branch is null)
            missing.Add(SpeechKeys.BranchTerm);
        return missing.Count == 0 ? null : new SpeechAct(SpeechKeys.DataMissing).WithTerms("missing", missing);
    }

    /// <summary>Of a name that is known in part, the other part.</summary>
    private static string NameTerm(string? known) => known is null ? SpeechKeys.NameTerm
        : PersonNames.IsFirstName(known) ? SpeechKeys.LastNameTerm
        : SpeechKeys.FirstNameTerm;

    private static SpeechAct Of(string key, ProductCatalog catalog, OrderDraft order) => new SpeechAct(key)
        .With("items", Items(catalog, order))
        .With("total", ProductActs.Price(order.Total!.Value));

    private static SpeechAct Whole(string key, ProductCatalog catalog, OrderDraft order, Money dueNow)
    {
        var total = order.Total!.Value;
        var act = Of(key, catalog, order);
        return order.Payment is not PaymentMethod.Prepay
            ? act.WithTerms("method", SpeechKeys.FullTerm)
            : act.WithTerms("method", SpeechKeys.PrepayTerm)
                .With("prepayment", ProductActs.Price(dueNow))
                .With("rest", ProductActs.Price(total with { Amount = total.Amount - dueNow.Amount }));
    }

    private static LocalizedText Items(ProductCatalog catalog, OrderDraft order) => LocalizedText.Join("\n", order.Lines.Select(line =>
        LocalizedText.Join(", ",
        [
            catalog.Find(line.ProductId)?.Name ?? LocalizedText.Same(line.ProductId),
            .. catalog.Find(line.ProductId)?.Color(line.Color) is { Color.OnlyDesign: false } color
                ? [ProductActs.InColor(color)]
                : Array.Empty<LocalizedText>(),
            LocalizedText.Same(line.Size),
            ProductActs.Price(line.Price),
            .. line.Quantity > 1 ? [LocalizedText.Same($"× {line.Quantity}")] : Array.Empty<LocalizedText>(),
        ])));
}
