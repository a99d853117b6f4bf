using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Several pieces that are wanted together: what a message says of them, and what it adds to what is known.</summary>
internal static class WantedItems
{
    /// <summary>The pieces that the parts of a message name; fewer than two if it does not speak of several.</summary>
    public static ImmutableArray<WantedItem> Of(List<ItemPart> parts, Situation situation)
    {
        if (parts is [var only])
        {
            var count = PieceCount.Of(situation, goods: true)
                ?? (only.HasSize && !PieceCount.IsForTwins(situation) ? null : PieceCount.Of(situation, goods: false));
            // Of what is offered already, the number alone changes.
            var isOffered = situation.Conversation.Selection is { Offered: true } offered && offered.ProductId == only.Product?.Id;
            return only.Product is not null && count is { } number && !isOffered && !situation.Utterance.Recipient.Begun
                ? [.. Enumerable.Repeat(Of(only, parts, situation), number)]
                : [];
        }

        // "116 and 128, the same pink Anna for both": the name is no third piece.
        var isForSizes = parts.Count(part => part.Product is null && part.HasSize) > 1;
        // "Laguna for both, gray for the elder one, yellow for the younger one": the same.
        var isForChildren = parts.Count(part => part.Rank != 0 && !part.IsEmpty) > 1;
        var pieces = isForChildren ? parts.Where(part => part.Rank != 0)
            : isForSizes ? parts.Where(part => part.HasSize || part is { Color: not null, Product: null })
            : parts;
        ImmutableArray<WantedItem> items = [.. pieces.Select(part => Of(part, parts, situation))];
        // "Pink and gray" for as many heights: in the order in which they were told.
        return situation.Conversation is { Height: { } height, OtherHeights: var others } && others.Length + 1 == items.Length
            && parts.TrueForAll(part => part is { HasSize: false, Rank: 0 })
            ? [.. items.Zip(others.Add(height), (item, each) => item with { Size = null, Height = each })]
            : items;
    }

    /// <summary>
    /// What is known with what a message adds; null if it adds nothing. One answer goes for all that it may mean, several in their order,
    /// and what is said beside a product's name goes for that product.
    /// </summary>
    public static ImmutableArray<WantedItem>? Fill(ImmutableArray<WantedItem> items, List<ItemPart> parts, Situation situation)
    {
        var products = parts.Select(part => part.Product?.Id).OfType<string>().Distinct().ToList();
        if (products.Count == 0 && situation.Product is { } chosen)
            items = Assigned(items, [chosen.Id], item => item.ProductId is null, (item, id) => item with { ProductId = id });
        if (products.Count == 0 && ShownReader.Read(situation) is SelectShown shown)
            return Assigned(items, [shown.ProductId], item => item.ProductId is null, (item, id) => item with { ProductId = id });
        if (parts.Count == 0)
            return null;

        // "For 122" of what was looked for in another height.
        if (parts is [{ HasSize: true, Product: null, Color: null, Rank: 0 } only] && items[0].Height is not null
            && items.All(item => item.Height == items[0].Height))
            return [.. items.Select(item => Sized(item with { Size = null }, only))];
        // "Laguna for both, gray for the elder one, yellow for the younger one".
        var ofChildren = parts is [{ Rank: 0, Product: not null, Color: null, HasSize: false }, .. { Count: > 0 } rest] ? rest : parts;
        if (ByRank(items, ofChildren) is { } ranked)
            return products is [var shared]
                ? Assigned(ranked, [shared], item => item.ProductId is null, (item, id) => item with { ProductId = id })
                : ranked;
        if (products.Count > 0 && items.All(item => item.ProductId is not null))
            return products.TrueForAll(id => items.Any(item => item.ProductId == id)) ? ByProduct(items, parts) : null;

        var filled = Assigned(items, products, item => item.ProductId is null, (item, id) => item with { ProductId = id });
        filled = Assigned(
            filled, parts.FindAll(part => part.HasSize), item => item is { Size: null, Height: null }, (item, part) => Sized(item, part));
        return Assigned(
            filled, [.. parts.Select(part => part.Color).OfType<string>()], item => item.Color is null,
            (item, color) => item with { Color = color });
    }

    /// <summary>What was chosen so far for the height that is known, and the same for another child.</summary>
    public static Command? WithKnown(ItemPart other, Situation situation)
    {
        var (conversation, selection) = (situation.Conversation, situation.Conversation.Selection);
        var known = new WantedItem(selection.ProductId, conversation.Height, selection.Size, selection.Color);
        var beside = new WantedItem(selection.ProductId, null, null, other.Color ?? selection.Color);
        return CommandOf([known, Sized(beside, other)], situation.Catalog);
    }

    /// <summary>What is offered, and what was before it.</summary>
    public static Command? Offered(Situation situation)
    {
        static WantedItem Of(Selection selection) => new(selection.ProductId, null, selection.Size, selection.Color);

        var conversation = situation.Conversation;
        return conversation.OfferedBefore is { } before
            ? CommandOf([Of(before), Of(conversation.Selection)], situation.Catalog)
            : null;
    }

    /// <summary>What is chosen for each of the heights that were told.</summary>
    public static Command? ForEach(Situation situation)
    {
        var (conversation, selection) = (situation.Conversation, situation.Conversation.Selection);
        if (conversation.Height is not { } height)
            return null;
        var heights = conversation.OtherHeights.Add(height).Order();
        return CommandOf(
            [.. heights.Select(each => new WantedItem(selection.ProductId, each, null, selection.Color))], situation.Catalog);
    }

    /// <summary>All of them if every piece is known, else what is known; null if one is not made so, or not in its colour.</summary>
    public static Command? CommandOf(ImmutableArray<WantedItem> items, ProductCatalog catalog)
    {
        var known = items.Select(item => Completed(item, catalog)).ToImmutableArray();
        if (known.Contains(null))
            return null;

        var drafted = known.OfType<WantedItem>()
            .Where(item => item is { ProductId: not null, Size: not null, Color: not null })
            .GroupBy(item => (item.ProductId, item.Size, item.Color))
            .Select(same => new DraftedItem(same.Key.ProductId!, same.Key.Size!, same.Key.Color!, same.Count()))
            .ToImmutableArray();
        return drafted.Sum(item => item.Quantity) == items.Length
            ? new AddItems(drafted)
            : new WantItems([.. known.OfType<WantedItem>()]);
    }

    private static WantedItem Of(ItemPart part, List<ItemPart> parts, Situation situation)
    {
        var named = parts.Select(other => other.Product).OfType<Product>().Distinct().ToList();
        var product = part.Product ?? (named is [var only] ? only : named.Count == 0 ? situation.Product : named[0]);
        var colors = parts.Select(other => other.Color).OfType<string>().Distinct().ToList();
        var selection = situation.Conversation.Selection;
        var color = part.Color
            ?? (colors is [var common] && (named.Count < 2 || PieceCount.IsBoth(situation)) ? common : null)
            ?? (colors.Count == 0 && product is not null && selection.ProductId == product.Id ? selection.Color : null);
        var sized = part.HasSize ? part : parts.FindAll(other => other.HasSize) is [var all] ? all : null;
        var item = new WantedItem(product?.Id, null, null, color);
        return sized is not null ? Sized(item, sized)
            : part.Rank == 0 && selection is { Size: { } chosen, ProductId: { } id } && id == product?.Id ? item with { Size = chosen }
            : item with { Height = HeightOf(part, parts, situation.Conversation) };
    }

    /// <summary>The height that is known; "the younger one pink, the elder one gray" speaks of two that were told together.</summary>
    private static int? HeightOf(ItemPart part, List<ItemPart> parts, Conversation conversation)
    {
        if (parts.TrueForAll(other => other.Rank == 0))
            return conversation.Height;
        return part.Rank != 0 && conversation is { Height: { } height, OtherHeights: [var other] }
            ? part.Rank > 0 ? Math.Max(height, other) : Math.Min(height, other)
            : null;
    }

    private static WantedItem Sized(WantedItem item, ItemPart part) =>
        part.Measures.Size is { } label
            ? item with { Height = label.Upper, Size = label.Label }
            : item with { Height = part.Measures.Height };

    /// <summary>"A black one for the elder, a pink one for the younger": by the heights; null if it is not said so.</summary>
    private static ImmutableArray<WantedItem>? ByRank(ImmutableArray<WantedItem> items, List<ItemPart> parts)
    {
        if (parts.Exists(part => part.Rank == 0) || items.Any(item => item.Height is null))
            return null;
        var (highest, lowest) = (items.Max(item => item.Height), items.Min(item => item.Height));
        if (highest == lowest || parts.Select(part => part.Rank).Distinct().Count() != parts.Count)
            return null;

        return
        [
            .. items.Select(item => parts.Find(part => item.Height == (part.Rank > 0 ? highest : lowest)) is not { } part ? item
                : item with { ProductId = item.ProductId ?? part.Product?.Id, Color = item.Color ?? part.Color }),
        ];
    }

    private static ImmutableArray<WantedItem> ByProduct(ImmutableArray<WantedItem> items, List<ItemPart> parts) =>
    [
        .. items.Select(item => parts.Find(part => part.Product?.Id == item.ProductId) is not { } part ? item
            : (item is { Size: null, Height: null } && part.HasSize ? Sized(item, part) : item) with { Color = item.Color ?? part.Color }),
    ];

    /// <summary>The values for those that miss one: one for all, or as many as miss one in their order.</summary>
    private static ImmutableArray<WantedItem> Assigned<T>(
        ImmutableArray<WantedItem> items, IReadOnlyList<T> values, Func<WantedItem, bool> isMissing, Func<WantedItem, T, WantedItem> with)
    {
        if (values.Count == 0 || (values.Count > 1 && values.Count != items.Count(isMissing)))
            return items;

        var place = 0;
        return [.. items.Select(item => isMissing(item) ? with(item, values.Count == 1 ? values[0] : values[place++]) : item)];
    }

    /// <summary>The item with what follows from the product; null if it is not made for the height.</summary>
    private static WantedItem? Completed(WantedItem item, ProductCatalog catalog)
    {
        if (catalog.Find(item.ProductId) is not { } product)
            return item;

        var size = product.OnlySize ?? product.Size(item.Size)
            ?? (item.Height is { } height && SizeAdvice.For(product, height) is { Fit: SizeFit.Suits } advice ? advice.Size : null);
        if (size is null && item.Height is not null)
            return null;

        var color = product.Color(item.Color) ?? (item.Color is null && product.Colors is [var only] ? only : null);
        if (color is null && item.Color is not null)
            return null;
        return item with
        {
            Size = size?.Size.Label,
            Color = color is not null && (size is null || !color.SoldOut.Contains(size.Size)) ? color.Color.Id : null,
        };
    }
}
