using MirtAi.Grains.Catalog;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A catalogue of one dress.</summary>
internal sealed class SmallCatalog : ICatalog
{
    /// <summary>The dress's id.</summary>
    public const string Dress = "3443041";

    private static readonly Color Pink = new() { Id = "pink", Name = new("рожевий", "розовый", "pink rose"), Words = ["рожев~"] };

    public ProductCatalog Current { get; } = new(
        [
            new Product
            {
                Id = Dress,
                Name = new("Сукня Анна", "Платье Анна", "Anna dress"),
                Category = "dresses",
                Description = LocalizedText.Same(""),
                Fabric = LocalizedText.Same(""),
                Aliases = [],
                Sizes = [new ProductSize(new ClothingSize(122, 128), new Money(1850, "UAH"))],
                Colors = [new ProductColor { Color = Pink }],
            },
        ],
        [],
        [Pink]);
}
