using System.Text.Json.Nodes;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>What a model is told that reads messages: where the sale stands, what was asked last, and the catalogue.</summary>
internal static class ReadingFacts
{
    // Beyond it only what the conversation is about is shown.
    private const int MaxProducts = 40;
    private const int MaxDescription = 160;

    public static string Of(TurnRequest request, ProductCatalog catalog, LocalizedText prepayment)
    {
        var conversation = request.Conversation;
        return AnswerFacts.Text(new JsonObject
        {
            ["state"] = conversation.State.ContractName(),
            ["asked_last"] = AskedLast(conversation),
            ["chosen"] = new JsonObject
            {
                ["product_id"] = conversation.Selection.ProductId,
                ["size"] = conversation.Selection.Size,
                ["color"] = conversation.Selection.Color,
                ["child_height"] = conversation.Height,
                ["suggested_height"] = conversation.SuggestedHeight,
                ["offered"] = conversation.Selection.Offered,
            },
            ["shown"] = new JsonArray([.. conversation.Shown.Select(id => (JsonNode)id)]),
            ["order"] = new JsonObject
            {
                ["placed"] = conversation.Order.Placed,
                ["products"] = new JsonArray([.. conversation.Order.Lines.Select(line => (JsonNode)line.ProductId)]),
                ["payment"] = conversation.Order.Payment?.ToString(),
                ["total"] = conversation.Order.Total is { } total ? ProductActs.Price(total).In(conversation.Language) : null,
                ["prepayment"] = prepayment.In(conversation.Language),
            },
            ["categories"] = new JsonArray([.. catalog.Categories.Select(category => (JsonNode)category.Id)]),
            ["products"] = new JsonArray([.. Concerned(request, catalog).Select(product => (JsonNode)Row(product, conversation.Language))]),
        });
    }

    /// <summary>What the shop waits for: it tells what short answers mean.</summary>
    private static string? AskedLast(Conversation conversation) => conversation switch
    {
        { State: ConversationState.PaymentDelivery, Order: { Placed: true, AwaitsProof: true } } => "proof_of_payment",
        { Order.Placed: true } => null,
        { State: ConversationState.PaymentDelivery, Order.Recipient.Complete: false } => "delivery_data",
        { State: ConversationState.PaymentDelivery, Order.Payment: null } => "payment: 1 is full, 2 is prepayment",
        { State: ConversationState.PaymentDelivery } => "whether the order is right",
        { State: ConversationState.Offer } => "whether to order what was offered",
        { State: ConversationState.SizeColor, SuggestedHeight: not null } => "whether the suggested height is right",
        { State: ConversationState.SizeColor, Selection.Size: null } => "height",
        { State: ConversationState.SizeColor, Selection.Color: null } => "color",
        { State: ConversationState.Discovery or ConversationState.Vision } => "product",
        _ => null,
    };

    private static IEnumerable<Product> Concerned(TurnRequest request, ProductCatalog catalog)
    {
        if (catalog.Products.Length <= MaxProducts)
            return catalog.Products;

        var conversation = request.Conversation;
        return conversation.Order.Lines.Select(line => line.ProductId).Append(conversation.Selection.ProductId).Concat(conversation.Shown)
            .Select(catalog.Find).OfType<Product>()
            .Concat(request.Messages.SelectMany(message => Named(message.Text, catalog)))
            .Concat(catalog.Products)
            .Distinct().Take(MaxProducts);
    }

    private static IEnumerable<Product> Named(string text, ProductCatalog catalog)
    {
        var mention = catalog.Search.Read(CodePoints.Cut(text, MaxDescription));
        return mention.Products.Concat(catalog.Search.Resembling(mention.Tokens));
    }

    private static JsonObject Row(Product product, string language) => new JsonObject
    {
        ["id"] = product.Id,
        ["name"] = product.Name.In(language),
        ["category"] = product.Category,
        ["description"] = CodePoints.Cut(product.Description.In(language), MaxDescription),
        ["sizes"] = new JsonArray([.. product.Sizes.Select(size => (JsonNode)size.Size.Label)]),
        ["colors"] = new JsonArray([.. product.Colors.Select(color => (JsonNode)new JsonObject
        {
            ["id"] = color.Color.Id,
            ["name"] = color.Color.Name.In(language),
        })]),
    };
}
