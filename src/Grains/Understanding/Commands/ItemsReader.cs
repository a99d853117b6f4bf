using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>
/// Reads several items that are named in full: "Anna in pink for 128 and Kapryz in burgundy for 140", "a pink one and a gray one". What one
/// part leaves open it has in common with the others or with what is chosen.
/// </summary>
internal static class ItemsReader
{
    private const int MaxItems = 5;

    public static Command? Read(Situation situation)
    {
        if (!IsSought(situation))
            return null;

        var parts = Parts(situation);
        if (parts.Count is < 2 or > MaxItems)
            return null;

        var items = parts.Select(part => Complete(part, parts, situation)).OfType<DraftedItem>().Distinct().ToImmutableArray();
        return items.Length == parts.Count ? new AddItems(items) : null;
    }

    private static bool IsSought(Situation situation)
    {
        var utterance = situation.Utterance;
        var chooses = utterance.Says("order", "yes", "one-more") || utterance.Mentions("want", "add", "buy")
            || situation.Has("мені", "мне", "нам", "давайте", "обидва", "обидві", "оба", "обе", "both", "одному", "одній", "одной");
        return chooses
            && !situation.Conversation.Order.Placed
            && !situation.Has("чи", "или", "або", "or", "ні", "не", "нет", "замість", "вместо")
            && !utterance.Says("compare", "remove", "size-question");
    }

    private static List<ItemPart> Parts(Situation situation)
    {
        var parts = new List<ItemPart>();
        foreach (var words in Split(situation.Tokens))
        {
            var part = ItemPart.Read(words, situation);
            if (part.IsEmpty)
                continue;
            if (parts.Count > MaxItems)
                return [];
            if (parts.Count > 0 && part.Product is null && parts[^1].Completes(part))
                parts[^1] = parts[^1].With(part);
            else if (part is { Product: null, Color: null } && parts.Count > 0)
                return [];
            else
                parts.Add(part);
        }

        return parts;
    }

    /// <summary>The words between commas and "and", and from one product's name to the next.</summary>
    private static IEnumerable<List<Token>> Split(ImmutableArray<Token> tokens)
    {
        var words = new List<Token>();
        foreach (var token in NumberWords.Joined(tokens))
        {
            var joins = token.Text is "і" or "й" or "та" or "и" or "and" or "плюс" or "plus" or "+" or "ще" or "ещё" or "еще" or "also";
            if (words.Count > 0 && (joins || token.AfterComma || token.Sentence != words[^1].Sentence))
            {
                yield return words;
                words = [];
            }

            if (!joins)
                words.Add(token);
        }

        if (words.Count > 0)
            yield return words;
    }

    private static DraftedItem? Complete(ItemPart part, List<ItemPart> parts, Situation situation)
    {
        var product = part.Product ?? parts.Find(other => other.Product is not null)?.Product ?? situation.Product;
        if (product is null)
            return null;

        var size = part.SizeOf(product) ?? Common(parts)?.SizeOf(product) ?? Chosen(situation, product);
        var color = product.Colors is [var only] ? only : product.Color(part.Color);
        return size is null || color is null || color.SoldOut.Contains(size.Size)
            ? null
            : new DraftedItem(product.Id, size.Size.Label, color.Color.Id, part.Quantity);
    }

    private static ItemPart? Common(List<ItemPart> parts) =>
        parts.FindAll(part => part.HasSize) is [var only] ? only : null;

    private static ProductSize? Chosen(Situation situation, Product product) =>
        situation.Conversation.Selection is { Size: { } size, ProductId: { } id } && id == product.Id ? product.Size(size)
        : situation.Conversation.Height is { } height && SizeAdvice.For(product, height) is { Fit: SizeFit.Suits } advice ? advice.Size
        : null;
}
