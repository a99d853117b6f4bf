using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Payments;

namespace MirtAi.Grains.Sale;

/// <summary>What is said of products: only what the catalogue holds.</summary>
internal static class ProductActs
{
    /// <summary>How many photos go with one bubble.</summary>
    public const int MaxPhotos = 4;

    /// <summary>How many products an answer names.</summary>
    public const int MaxProducts = 5;

    /// <summary>A price with its currency.</summary>
    public static LocalizedText Price(Money money) => Price(money.Figure, money.Currency);

    /// <summary>What is paid at once when the rest is paid on delivery.</summary>
    public static LocalizedText Prepayment(PaymentOptions payment, ProductCatalog catalog) =>
        Price(new Money(payment.Prepayment, catalog.Products[0].LowestPrice.Currency));

    /// <summary>The price, or the range of prices.</summary>
    public static LocalizedText Prices(Product product)
    {
        var (lowest, highest) = (product.LowestPrice, product.HighestPrice);
        return lowest == highest
            ? Price(lowest)
            : Price($"{lowest.Figure}-{highest.Figure}", lowest.Currency);
    }

    public static SpeechAct Card(Product product, string? color) => new SpeechAct(SpeechKeys.Card)
        .With("name", product.Name)
        .With("description", product.Description)
        .With("price", Prices(product))
        .With("sizes", Sizes(product))
        .With("colors", Colors(product))
        .Showing((product.Color(color) ?? product.Colors[0]).Photo);

    /// <summary>
    /// A numbered list to choose from, its numbers following <paramref name="after"/>. For a known <paramref name="height"/> it names the
    /// price of its size.
    /// </summary>
    public static SpeechAct Choice(ImmutableArray<Product> products, int? height = null, int after = 0) =>
        new SpeechAct(products.Length > MaxProducts ? SpeechKeys.ChoiceMore : SpeechKeys.Choice)
            .With("products", LocalizedText.Join("\n", products.Take(MaxProducts).Select((product, place) => LocalizedText.Join(
                "", [LocalizedText.Same($"{after + place + 1}. "), product.Name, LocalizedText.Same(", "), PricesFor(product, height)]))))
            .Offering(AnswerButtons.Products(products.Take(MaxProducts)));

    /// <summary>The price of the size for a height; the lowest if the height is not known or nothing suits it.</summary>
    public static Money LowestPrice(Product product, int? height) =>
        height is { } known && SizeAdvice.For(product, known) is { Fit: SizeFit.Suits } advice ? advice.Size.Price : product.LowestPrice;

    private static LocalizedText PricesFor(Product product, int? height) =>
        height is { } known && SizeAdvice.For(product, known) is { Fit: SizeFit.Suits } advice ? Price(advice.Size.Price) : Prices(product);

    public static SpeechAct PriceOf(Product product, string? size)
    {
        if (product.Size(size) is { } chosen)
            return new SpeechAct(SpeechKeys.PriceOfSize)
                .With("name", product.Name).With("size", chosen.Size.Label).With("price", Price(chosen.Price));
        if (product.LowestPrice == product.HighestPrice)
            return new SpeechAct(SpeechKeys.PriceOne).With("name", product.Name).With("price", Price(product.LowestPrice));

        var rows = product.Sizes.Select(one => LocalizedText.Join(": ", [LocalizedText.Same(one.Size.Label), Price(one.Price)]));
        return new SpeechAct(SpeechKeys.PriceBySize).With("name", product.Name).With("prices", LocalizedText.Join("\n", rows));
    }

    /// <summary>Prices of a few products, of every category in turn.</summary>
    public static SpeechAct PriceList(ImmutableArray<Product> products) => new SpeechAct(SpeechKeys.PriceList)
        .With("products", LocalizedText.Join("\n", Varied(products).Take(MaxProducts).Select(Row)));

    /// <summary>The question for the colour, with the colours unless they have just been named.</summary>
    public static SpeechAct AskColor(Product product, bool isListed) =>
        (isListed ? new SpeechAct(SpeechKeys.AskColorAgain) : new SpeechAct(SpeechKeys.AskColor).With("colors", Colors(product)))
            .Offering(AnswerButtons.Colors(product));

    public static SpeechAct ColorList(Product product) => new SpeechAct(SpeechKeys.ColorList)
        .With("name", product.Name)
        .With("colors", Colors(product))
        .Showing(product.Colors.Select(color => color.Photo).Take(MaxPhotos));

    public static SpeechAct SizeList(Product product) => new SpeechAct(SpeechKeys.SizeList)
        .With("name", product.Name).With("sizes", Sizes(product)).Showing(product.SizeChart);

    /// <summary>The measurements of a size, of all sizes if none is chosen; null if the catalogue does not hold them.</summary>
    public static SpeechAct? Measurements(Product product, string? size)
    {
        if (size is not null)
        {
            return product.Measurements.TryGetValue(size, out var measurements)
                ? new SpeechAct(SpeechKeys.Measurements).With("name", product.Name).With("size", size).With("measurements", measurements)
                : null;
        }

        var rows = product.Sizes
            .Where(one => product.Measurements.ContainsKey(one.Size.Label))
            .Select(one => LocalizedText.Join(": ", [LocalizedText.Same(one.Size.Label), product.Measurements[one.Size.Label]]))
            .ToList();
        return rows.Count == 0 ? null
            : new SpeechAct(SpeechKeys.MeasurementsBySize).With("name", product.Name).With("measurements", LocalizedText.Join("\n", rows));
    }

    public static SpeechAct Photos(Product product, string? color)
    {
        var photos = product.Color(color) is { } chosen ? [chosen.Photo] : product.Colors.Select(one => one.Photo).Take(MaxPhotos);
        var act = new SpeechAct(SpeechKeys.Photos).With("name", product.Name).Showing(photos);
        return act.Images.IsEmpty ? new SpeechAct(SpeechKeys.PhotosMissing) : act;
    }

    public static SpeechAct Offer(Product product, ProductSize size, ProductColor color) => new SpeechAct(SpeechKeys.Offer)
        .With("item", LocalizedText.Join(", ", color.Color.OnlyDesign ? [product.Name] : [product.Name, InColor(color)]))
        .With("size", size.Size.Label)
        .With("price", Price(size.Price))
        .Showing(color.Photo);

    /// <summary>What is said if a product is not made in a colour; of several that were asked for none is named.</summary>
    public static SpeechAct ColorNone(TurnDraft turn, Product product, IReadOnlyList<string> missing)
    {
        var named = missing is [var only] ? turn.Catalog.Colors.FirstOrDefault(color => color.Id == only && !color.OnlyDesign) : null;
        var act = named is null ? new SpeechAct(SpeechKeys.ColorsNone) : new SpeechAct(SpeechKeys.ColorNone).With("color", named.Name);
        return act.With("name", product.Name).With("colors", Colors(product));
    }

    /// <summary>The colour beside a product's name: the names of colours are masculine, those of products are not.</summary>
    public static LocalizedText InColor(ProductColor color) =>
        new($"колір {color.Color.Name.Ukrainian}", $"цвет {color.Color.Name.Russian}", color.Color.Name.English);

    public static LocalizedText Sizes(Product product) =>
        LocalizedText.Same(string.Join(", ", product.Sizes.Select(size => size.Size.Label)));

    public static LocalizedText Colors(Product product) => LocalizedText.Join(", ", product.Colors.Select(color => color.Color.Name));

    private static IEnumerable<Product> Varied(ImmutableArray<Product> products) => products
        .GroupBy(product => product.Category, StringComparer.Ordinal)
        .SelectMany(group => group.Select((product, place) => (product, place)))
        .OrderBy(placed => placed.place)
        .Select(placed => placed.product);

    private static LocalizedText Price(string figures, string currency) => currency == "UAH"
        ? new($"{figures} грн", $"{figures} грн", $"{figures} UAH")
        : LocalizedText.Same($"{figures} {currency}");

    private static LocalizedText Row(Product product) => LocalizedText.Join(", ", [product.Name, Prices(product)]);
}
