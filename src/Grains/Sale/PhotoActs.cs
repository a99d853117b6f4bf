using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Sale;

/// <summary>What is said of customers' photos.</summary>
internal static class PhotoActs
{
    /// <summary>The product on the photo; its price only while no offer names it.</summary>
    public static SpeechAct Recognised(Product product, ProductColor? color, bool priced)
    {
        var parts = new List<LocalizedText> { product.Name };
        if (color is { Color.OnlyDesign: false })
            parts.Add(ProductActs.InColor(color));
        if (priced)
            parts.Add(ProductActs.Prices(product));
        var act = new SpeechAct(SpeechKeys.PhotoRecognised).With("item", LocalizedText.Join(", ", parts));
        return priced ? act.Showing((color ?? product.Colors[0]).Photo) : act;
    }

    /// <summary>"Is it A or B?", or whether it is the only one conceivable.</summary>
    public static SpeechAct Which(ImmutableArray<Product> products) => products is [var only]
        ? new SpeechAct(SpeechKeys.PhotoConfirm).With("name", only.Name).Showing(only.Colors[0].Photo)
        : new SpeechAct(SpeechKeys.PhotoWhich)
            .With("products", LocalizedText.Join("\n", products.Select((product, index) => Numbered(index + 1, product))))
            .Showing(products.Select(product => product.Colors[0].Photo));

    private static LocalizedText Numbered(int number, Product product) =>
        LocalizedText.Join(". ", [LocalizedText.Same(number.ToString(System.Globalization.CultureInfo.InvariantCulture)), product.Name]);
}
