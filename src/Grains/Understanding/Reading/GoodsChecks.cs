using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding.Commands;
using static MirtAi.Grains.Understanding.Reading.Verdict;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>Checks commands about the goods.</summary>
internal static class GoodsChecks
{
    private const int LeastHeight = 45, GreatestHeight = 215, MaxCompared = 3, LeastTelling = 4;

    /// <summary>What may be asked about, and the label by which the rules know it.</summary>
    public static FrozenDictionary<string, string> Aspects { get; } = new Dictionary<string, string>
    {
        ["price"] = "price",
        ["photos"] = "photo",
        ["fabric"] = "fabric",
        ["care"] = "care",
        ["measurements"] = "measure",
        ["sizes"] = "size-chart",
        ["colors"] = "color-list",
        ["stock"] = "stock",
        ["discounts"] = "discount",
        ["exchange"] = "exchange-policy",
        ["address"] = "address",
        ["adult_sizes"] = "adult",
        ["where_made"] = "made",
        ["trust"] = "trust",
        ["automatic"] = "bot-question",
        ["recommendation"] = "recommend",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Verdict SelectItem(Claim claim)
    {
        if (claim.Products() is not { Length: <= 1 } products)
            return Drop(DropCause.Product);

        var product = products is [var named] ? named : claim.Situation.Product;
        var proposed = claim.Proposed;
        if (proposed.Color is { } color && !claim.HasColor(color, product))
            return Drop(DropCause.Color);
        if (Size(claim, product) is not { } size || (proposed.Number is { } height && !IsHeight(claim, height)))
            return Drop(DropCause.Size);

        return If(
            !products.IsEmpty || (proposed.Color ?? proposed.Size) is not null || proposed.Number is not null,
            new SelectItem(products is [var one] ? one : null, proposed.Color, size.Value, proposed.Number), DropCause.Value);
    }

    public static Verdict Browse(Claim claim) => If(
        claim.Proposed.Value is not { } category || claim.Situation.Catalog.Categories.Any(known => known.Id == category),
        new Browse(claim.Proposed.Value), DropCause.Value);

    public static Verdict ShowMore(Claim claim) => If(
        claim.Situation.Product is null && !claim.Conversation.Shown.IsDefaultOrEmpty, new ShowMore(), DropCause.State);

    public static Verdict Compare(Claim claim) => claim.Products() is { Length: >= 2 and <= MaxCompared } products
        ? Take(new CompareProducts(products))
        : Drop(DropCause.Product);

    public static Verdict AskAbout(Claim claim)
    {
        if (claim.Products() is not { Length: <= 1 } products)
            return Drop(DropCause.Product);
        return Aspects.TryGetValue(claim.Proposed.Value ?? "", out var label)
            ? Take(new AskAbout(label, products is [var product] ? product : null))
            : Drop(DropCause.Value);
    }

    public static Verdict AskFact(Claim claim)
    {
        if (claim.Products() is not { Length: <= 1 } products
            || (products is [var named] ? named : claim.Situation.Product) is not { } product)
            return Drop(DropCause.Product);

        ImmutableArray<string> telling =
            [.. claim.Words.Where(token => token is { Kind: TokenKind.Word, Text.Length: >= LeastTelling }).Select(token => token.Text)];
        return If(!telling.IsEmpty, new AskFact(product) { Words = telling }, DropCause.Words);
    }

    public static Verdict Resize(Claim claim)
    {
        if (claim.Situation.Product is null || claim.Conversation.Selection.Size is null || claim.Conversation.Order.Placed)
            return Drop(DropCause.State);
        return claim.Proposed.Value switch
        {
            "larger" => Take(new Resize(1)),
            "smaller" => Take(new Resize(-1)),
            _ => Drop(DropCause.Value),
        };
    }

    public static Verdict DoubtSize(Claim claim) => If(
        claim.Situation.Is(ConversationState.Offer, ConversationState.PaymentDelivery)
        && claim.Conversation is { Selection.Size: not null, Height: not null, Order.Placed: false },
        new DoubtSize(), DropCause.State);

    public static Verdict RefuseColor(Claim claim)
    {
        if (claim.Situation.Product is not { } product || claim.Conversation.Order.Placed)
            return Drop(DropCause.State);
        return claim.Proposed.Color is { } color && product.Color(color) is not null
            && (claim.NamesColor(color) || claim.Conversation.Selection.Color == color)
                ? Take(new RefuseColor([color]))
                : Drop(DropCause.Color);
    }

    private static bool IsHeight(Claim claim, int height) =>
        height is >= LeastHeight and <= GreatestHeight && claim.HasHeight(height);

    /// <summary>The size that is proposed; within, none if none is; null if it is not to be taken.</summary>
    private static ProposedSize? Size(Claim claim, Product? product)
    {
        if (claim.Proposed.Size is not { } label)
            return new ProposedSize(null);
        var isTaken = ClothingSize.TryParse(label, out var size) && claim.HasSize(size, product)
            && (product is null || product.Size(label) is not null);
        return isTaken ? new ProposedSize(size) : null;
    }

    private sealed record ProposedSize(ClothingSize? Value);
}
