using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sale;

/// <summary>What is asked of several pieces that are wanted together.</summary>
internal static class WantedActs
{
    /// <summary>The question for what is not known of them; null if there are none, or if their model is asked for already.</summary>
    public static SpeechAct? Ask(TurnDraft turn)
    {
        var items = turn.Conversation.Wanted;
        if (items.IsDefaultOrEmpty || turn.Says(SpeechKeys.Choice) || turn.Says(SpeechKeys.ChoiceMore))
            return null;
        if (items.Any(item => turn.Catalog.Find(item.ProductId) is null))
            return new SpeechAct(SpeechKeys.AskModel);

        var needsSize = items.Any(item => item.Size is null);
        var needsColor = items.Any(item => item.Color is null);
        if (!needsSize && !needsColor)
            return null;

        var isOneProduct = items.Select(item => item.ProductId).Distinct().Count() == 1;
        var rows = items.Select((item, place) => Row(turn.Catalog, item, place, needsColor && !isOneProduct));
        if (needsColor && isOneProduct)
            rows = rows.Append(Colors(turn.Catalog.Find(items[0].ProductId)!));
        return new SpeechAct(needsSize && needsColor ? SpeechKeys.ItemsFit : needsSize ? SpeechKeys.ItemsSize : SpeechKeys.ItemsColor)
            .With("items", LocalizedText.Join("\n", rows));
    }

    private static LocalizedText Row(ProductCatalog catalog, WantedItem item, int place, bool listsColors)
    {
        var product = catalog.Find(item.ProductId)!;
        var known = new List<LocalizedText> { product.Name };
        if (product.Color(item.Color) is { Color.OnlyDesign: false } color)
            known.Add(ProductActs.InColor(color));
        if (product.Size(item.Size) is { } size)
        {
            known.Add(LocalizedText.Same(size.Size.Label));
            known.Add(ProductActs.Price(size.Price));
        }

        var row = LocalizedText.Join("", [LocalizedText.Same($"{place + 1}. "), LocalizedText.Join(", ", known)]);
        return listsColors && item.Color is null ? LocalizedText.Join(". ", [row, Colors(product)]) : row;
    }

    private static LocalizedText Colors(Product product)
    {
        var colors = ProductActs.Colors(product);
        return new($"Кольори: {colors.Ukrainian}", $"Цвета: {colors.Russian}", $"Colours: {colors.English}");
    }
}
