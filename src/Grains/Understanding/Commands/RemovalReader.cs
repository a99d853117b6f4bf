using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads what is to be taken out of the order, by a product's name or its kind; what is named to be kept stays.</summary>
internal static class RemovalReader
{
    private static readonly ImmutableHashSet<string> Keepers =
    [
        "тільки", "лише", "только", "only", "keep", "leave", "залишаємо", "залишіть", "залиште", "залишити", "залиш", "лишаємо", "лишіть",
        "лишити", "лиши", "лишається", "залишається", "оставьте", "оставляем", "оставить", "оставим", "оставь", "остается",
    ];

    public static Command? Read(Situation situation)
    {
        if ((ByColor(situation) ?? ByChild(situation)) is { } removal)
            return removal;

        var selection = situation.Conversation.Selection;
        if (!situation.Conversation.Progress.OrderOpen || situation.IsQuestion || !situation.Utterance.Says("remove", "keep-only"))
            return null;

        var lines = situation.Conversation.Order.Lines.Select(line => line.ProductId)
            .Concat(selection is { Offered: true, ProductId: { } offered } ? [offered] : []).Distinct().ToImmutableArray();
        var named = Named(situation, lines);
        var kept = named.Where(one => one.IsKept).Select(one => one.Id).ToImmutableHashSet();
        ImmutableArray<string> removed = kept.IsEmpty || named.Any(one => !one.IsKept)
            ? [.. named.Where(one => !one.IsKept && !kept.Contains(one.Id)).Select(one => one.Id).Distinct()]
            : [.. lines.Where(id => !kept.Contains(id))];
        return removed.IsEmpty ? null
            : new RemoveProducts(removed) { Words = [.. named.Where(one => removed.Contains(one.Id)).Select(one => one.Word).Distinct()] };
    }

    /// <summary>"Not the red one" of several: by the colour that some of them have, unless a product is named.</summary>
    private static RemoveProducts? ByColor(Situation situation)
    {
        var utterance = situation.Utterance;
        if (!situation.Conversation.Progress.OrderOpen || situation.IsQuestion || !utterance.Products.IsEmpty || utterance.Measures.Any)
            return null;

        var refused = WantedColors.Refused(situation.Tokens).ToList();
        if (refused.Count == 0 && utterance.Says("remove", "refuse"))
            refused = [.. utterance.Colors];
        var pieces = Pieces(situation);
        if (refused is not [var color] || (utterance.Colors is [var other] && other != color && !IsKept(other)))
            return null;

        // "No yellow one, only the gray one" of what is both in the order.
        bool IsKept(string wanted) =>
            situation.Tokens.Any(token => Keepers.Contains(token.Text)) && pieces.Exists(piece => piece.Color == wanted);

        var removed = pieces.Where(piece => piece.Color == color).Select(piece => piece.ProductId).Distinct().ToImmutableArray();
        return removed.IsEmpty || pieces.TrueForAll(piece => piece.Color == color) ? null : new RemoveProducts(removed) { Color = color };
    }

    /// <summary>"Only for the boy", "not the younger one's": one of two sizes of a product, by the child that it is for.</summary>
    private static RemoveProducts? ByChild(Situation situation)
    {
        var rank = ItemPart.RankOf(situation.Tokens, situation.Conversation);
        var isKept = situation.Tokens.Any(token => Keepers.Contains(token.Text));
        if (rank == 0 || situation.IsQuestion || !situation.Conversation.Progress.OrderOpen
            || (isKept ? !IsBare(situation) : !situation.Utterance.Says("remove"))
            || !situation.Utterance.Products.IsEmpty || !situation.Utterance.Colors.IsEmpty || situation.Utterance.Measures.Any
            || Pieces(situation) is not [var one, var other] || one.ProductId != other.ProductId
            || !ClothingSize.TryParse(one.Size, out var size) || !ClothingSize.TryParse(other.Size, out var otherSize)
            || size.Upper == otherSize.Upper)
            return null;

        var meant = rank > 0 == size.Upper > otherSize.Upper ? one : other;
        var removed = !isKept ? meant : meant == one ? other : one;
        return new RemoveProducts([removed.ProductId]) { Size = removed.Size };
    }

    /// <summary>"Only that it is not too big for the younger one" keeps nothing: for whom it is, and no more.</summary>
    private static bool IsBare(Situation situation) => situation.Tokens.All(token =>
        Keepers.Contains(token.Text) || ItemPart.RankOf([token], situation.Conversation) != 0
        || token.Kind is TokenKind.Emoji
        || token.Is("child") || token.Is("buy") || token.Is("ordering") || token.Is("yes") || token.Is("filler")
        || token.Text is "для" or "for" or "the" or "поки" or "пока" or "тоді" or "тогда" or "now");

    /// <summary>What is in the order or offered to be put in.</summary>
    private static List<(string ProductId, string Size, string Color)> Pieces(Situation situation)
    {
        var pieces = situation.Conversation.Order.Lines.Select(line => (line.ProductId, line.Size, line.Color)).ToList();
        if (situation.Conversation.Selection is { Offered: true, ProductId: { } offered, Size: { } size, Color: { } color })
            pieces.Add((offered, size, color));
        return pieces;
    }

    private static List<(string Id, bool IsKept, string Word)> Named(Situation situation, ImmutableArray<string> lines)
    {
        var named = new List<(string, bool, string)>();
        var isKept = false;
        foreach (var token in situation.Tokens)
        {
            isKept = Keepers.Contains(token.Text)
                || (isKept && !token.AfterComma);
            var products = lines.Select(situation.Catalog.Find).OfType<Product>().ToList();
            var byName = products.Where(product => token.Is("product") && ProductNames.Name(token, product)).ToList();
            var meant = byName.Count > 0 ? byName : products.FindAll(product => IsOfKind(situation, token, product));
            named.AddRange(meant.Select(product => (product.Id, isKept, token.Text)));
        }

        return named;
    }

    /// <summary>"The suit", unless a suit is named besides.</summary>
    private static bool IsOfKind(Situation situation, Token token, Product product) =>
        token.Is("category:" + product.Category) && situation.Utterance.Products.All(named => named.Category != product.Category);
}
