using System.Collections.Frozen;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Who names the price that the shop asks does not haggle: "I take it for 1990" is an order if it costs that.</summary>
internal static class FairPrice
{
    private const string Haggling = "discount";

    /// <summary>What a message says, without haggling if its number is a price of what is talked about.</summary>
    public static FrozenSet<string> Respected(
        FrozenSet<string> labels, CatalogMention mention, Conversation conversation, ProductCatalog catalog)
    {
        if (!labels.Contains(Haggling) || mention.Tokens.Any(token => token.Is(Haggling)))
            return labels;

        var prices = Prices(mention, conversation, catalog);
        return mention.Tokens.Any(token => token.Kind is TokenKind.Number && prices.Contains(token.Text))
            ? labels.Where(label => label != Haggling).ToFrozenSet(StringComparer.Ordinal)
            : labels;
    }

    private static HashSet<string> Prices(CatalogMention mention, Conversation conversation, ProductCatalog catalog)
    {
        var (selection, order) = (conversation.Selection, conversation.Order);
        var chosen = mention.Products.IsEmpty && catalog.Find(selection.ProductId) is { } product ? [product] : mention.Products;
        var prices = chosen
            .SelectMany(one => one.Size(selection.Size) is { } size ? [size] : one.Sizes)
            .Select(size => size.Price.Amount)
            .Append(order.Total?.Amount ?? 0)
            .Select(price => price.ToString("0.##", CultureInfo.InvariantCulture));
        return prices.ToHashSet(StringComparer.Ordinal);
    }
}
