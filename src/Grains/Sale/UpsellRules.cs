using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>After the proof of payment one more product is offered, once an order: one that the catalogue says goes with it.</summary>
internal static class UpsellRules
{
    /// <summary>The product to offer, or null: the order holds all that goes with it, or one was offered.</summary>
    public static Product? Fitting(TurnDraft turn) => Fitting(turn.Conversation.Order, turn.Catalog);

    /// <inheritdoc cref="Fitting(TurnDraft)"/>
    public static Product? Fitting(OrderDraft order, ProductCatalog catalog) => order.Upsell is not null ? null : order.Lines
        .SelectMany(line => catalog.Find(line.ProductId)?.Upsells ?? [])
        .Where(id => order.Lines.All(line => line.ProductId != id))
        .Select(catalog.Find)
        .FirstOrDefault(product => product is not null);

    /// <summary>What is said to offer a product.</summary>
    public static SpeechAct Act(Product product) => new SpeechAct(SpeechKeys.UpsellOffer)
        .With("name", product.Name).With("price", ProductActs.Prices(product)).Showing(product.Colors[0].Photo);

    /// <summary>Offers it.</summary>
    public static void Offer(TurnDraft turn)
    {
        if (turn.Conversation.State is not ConversationState.Upsell || Fitting(turn) is not { } product)
            return;

        turn.Say(Act(product));
        turn.Conversation = turn.Conversation with
        {
            Order = turn.Conversation.Order with { Upsell = product.Id },
            Shown = [product.Id],
        };
    }

    /// <summary>The product that was offered, if the customer wants it and names no other one.</summary>
    public static Product? Wanted(TurnDraft turn, Utterance utterance)
    {
        var agrees = utterance.Products.IsEmpty && utterance.Categories.IsEmpty
            && (utterance.Says("yes", "order") || utterance.Mentions("add")) && !SaleRules.Refuses(utterance);
        return agrees && turn.Conversation is { State: ConversationState.Upsell, Order.Upsell: { } offered }
            ? turn.Catalog.Find(offered)
            : null;
    }
}
