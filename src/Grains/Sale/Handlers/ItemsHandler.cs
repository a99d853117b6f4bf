using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Puts several items together and offers them as one order: the customer has not seen their prices yet.</summary>
internal static class ItemsHandler
{
    public static CommandOutcome? Add(TurnDraft turn, AddItems command, Utterance utterance)
    {
        if (!command.Items.All(item => ProposalRules.CanBeOrdered(item, turn.Catalog)))
            return null;

        var order = turn.Conversation.Order;
        foreach (var item in command.Items[..^1])
            order = order.With(LineOf(turn, item), another: true);
        var last = command.Items[^1];
        turn.Conversation = turn.Conversation with
        {
            Order = order with { ReadBack = false, Recipient = order.Recipient.Updated(utterance.Recipient) },
            Selection = new Selection
            {
                ProductId = last.ProductId,
                Size = last.Size,
                Color = last.Color,
                Quantity = last.Quantity,
                Offered = true,
                Another = true,
            },
            Shown = [last.ProductId],
            Wanted = [],
            OtherHeights = [],
            OfferedBefore = null,
        };
        if (utterance.Says("discount"))
            turn.Say(SpeechKeys.Discount);
        turn.Note(Classification.Sure(Intent.Payment));
        turn.Conversation = turn.Conversation.In(ConversationState.Offer);
        return CommandOutcome.AskedBack;
    }

    /// <summary>Keeps what is known; the next question asks for the rest.</summary>
    public static CommandOutcome Ask(TurnDraft turn, WantItems command, Utterance utterance)
    {
        var products = command.Items.Select(item => item.ProductId).OfType<string>().Distinct().ToImmutableArray();
        var isKnown = command.Items.All(item => item.ProductId is not null);
        var tellsSizes = utterance.Measures.Any && utterance is { Products.IsEmpty: true, Categories.IsEmpty: true };
        turn.Note(Classification.Sure(tellsSizes ? Intent.Size : Intent.Discovery));
        turn.Conversation = turn.Conversation with
        {
            Wanted = command.Items,
            Selection = new Selection { ProductId = isKnown && products is [var only] ? only : null },
            Order = turn.Conversation.Order with { Recipient = turn.Conversation.Order.Recipient.Updated(utterance.Recipient) },
        };
        turn.Conversation = turn.Conversation.In(isKnown ? ConversationState.SizeColor : ConversationState.Discovery);
        if (!isKnown && tellsSizes)
            SizeAnswers.Advise(turn, command.Items.Select(item => item.Height).OfType<int>());
        if (!isKnown)
            CatalogAnswers.List(turn, Fitting(turn, command, utterance));
        return CommandOutcome.AskedBack;
    }

    /// <summary>What is made for all the heights, of the kind that is named if one is.</summary>
    private static ImmutableArray<Product> Fitting(TurnDraft turn, WantItems command, Utterance utterance)
    {
        var ofKind = turn.Catalog.Products
            .Where(product => utterance.Categories.IsEmpty || utterance.Categories.Contains(product.Category))
            .ToImmutableArray();
        var suiting = ofKind
            .Where(product => command.Items.All(item => item.Height is not { } height
                || SizeAdvice.For(product, height).Fit is SizeFit.Suits))
            .ToImmutableArray();
        return suiting.IsEmpty ? ofKind : suiting;
    }

    private static OrderLine LineOf(TurnDraft turn, DraftedItem item)
    {
        var size = turn.Catalog.Find(item.ProductId)!.Size(item.Size)!;
        return new OrderLine(item.ProductId, item.Size, item.Color, size.Price) { Quantity = item.Quantity };
    }
}
