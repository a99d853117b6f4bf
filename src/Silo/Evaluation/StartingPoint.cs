using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;

namespace MirtAi.Silo.Evaluation;

/// <summary>
/// A conversation as it stands when a case begins: in the case's state, with what a real one has said, chosen and ordered by then.
/// </summary>
internal static class StartingPoint
{
    // A small size: what a case then asks for is rarely what has been chosen already.
    private const int Height = 112;

    private static readonly Recipient KnownRecipient = new()
    {
        FullName = "Зразкова Олена",
        Phone = "+380990000000",
        City = "Київ",
        Branch = "відділення 1",
    };

    /// <summary>The conversation of a state.</summary>
    public static Conversation In(ConversationState state, string? language, ProductCatalog catalog, DateTimeOffset now)
    {
        var conversation = new Conversation { Language = language ?? LocalizedText.Languages[0] };
        if (state is ConversationState.Init)
            return conversation;

        var begun = conversation with
        {
            GreetedOn = DateOnly.FromDateTime(now.DateTime),
            Introduced = true,
            // Without a language the customer's first message may still decide it.
            LastIntent = language is null ? null : Intent.Discovery,
        };
        return With(begun, state, MostSizes(catalog), now).In(state);
    }

    /// <summary>What may have been asked last, see <see cref="Asked"/>.</summary>
    public static ImmutableArray<string> Questions { get; } = ["product", "size", "color", "order", "delivery", "payment"];

    /// <summary>The conversation in which the customer was asked for something last; null if nothing of this name is asked.</summary>
    public static Conversation? Asked(string question, string? language, ProductCatalog catalog, DateTimeOffset now) => question switch
    {
        "product" => In(ConversationState.Discovery, language, catalog, now),
        "size" => In(ConversationState.SizeColor, language, catalog, now),
        "color" => In(ConversationState.SizeColor, language, catalog, now) is var sized
            ? (sized with { Selection = sized.Selection with { Size = MostSizes(catalog).Sizes[0].Size.Label } })
                .In(ConversationState.SizeColor)
            : null,
        "order" => In(ConversationState.Offer, language, catalog, now),
        "delivery" => In(ConversationState.PaymentDelivery, language, catalog, now),
        "payment" => In(ConversationState.PaymentDelivery, language, catalog, now) is var open
            ? (open with { Order = open.Order with { Recipient = KnownRecipient, ReadBack = true } }).In(ConversationState.PaymentDelivery)
            : null,
        _ => null,
    };

    private static Conversation With(Conversation conversation, ConversationState state, Product product, DateTimeOffset now)
    {
        var size = SizeAdvice.For(product, Height).Size;
        var chosen = new Selection { ProductId = product.Id, Size = size.Size.Label, Color = product.Colors[0].Color.Id, Offered = true };
        var order = new OrderDraft { Lines = [new OrderLine(product.Id, chosen.Size, chosen.Color, size.Price)] };
        return state switch
        {
            ConversationState.Vision or ConversationState.SizeColor => conversation with
            {
                Selection = new() { ProductId = product.Id },
                Shown = [product.Id],
            },
            ConversationState.Offer => conversation with { Selection = chosen, Shown = [product.Id], Height = Height },
            ConversationState.PaymentDelivery =>
                conversation with { Selection = chosen, Shown = [product.Id], Height = Height, Order = order },
            ConversationState.Upsell or ConversationState.End => conversation with
            {
                Order = order with
                {
                    Recipient = KnownRecipient,
                    Payment = PaymentMethod.Prepay,
                    ReadBack = true,
                    Placed = true,
                    Number = "0000000000000000",
                    ProofTaken = true,
                },
                Height = Height,
            },
            // Old enough to be told to a person again.
            ConversationState.Complaint => conversation with { Alert = new RaisedAlert(EscalationReasons.Complaint, now.AddDays(-2)) },
            _ => conversation,
        };
    }

    /// <summary>The product that most heights fit, so that a case depends little on which one it is.</summary>
    private static Product MostSizes(ProductCatalog catalog) =>
        catalog.Products.OrderByDescending(product => product.Sizes[^1].Size.Upper - product.Sizes[0].Size.Lower)
            .ThenByDescending(product => product.Colors.Length)
            .First();
}
