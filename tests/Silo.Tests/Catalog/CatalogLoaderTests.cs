using MirtAi.Silo.Catalog;

namespace MirtAi.Silo.Tests.Catalog;

public sealed class CatalogLoaderTests : IDisposable
{
    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("3443041", "Сукня Анна", "110-116", 1850, 5, 7)]
    [InlineData("9251497", "Костюм Валері", "134", 1950, 12, 1)]
    [InlineData("11089055", "Костюм Ритм", "122-128", 1975, 4, 3)]
    [InlineData("11100944", "Костюм Каприз", "158-164", 1885, 4, 3)]
    [InlineData("11698818", "Костюм Лагуна", "134-140", 2290, 7, 4)]
    [InlineData("11705284", "Костюм Мрія", "80-92", 1590, 7, 4)]
    [InlineData("11995414", "Костюм Мерея", "134-140", 2150, 7, 1)]
    [InlineData("3482676", "Тренч екошкіра", "110-116", 2180, 5, 3)]
    [InlineData("5888646", "Тренч", "146-152", 2380, 5, 3)]
    public void The_nine_products_are_shipped(string id, string name, string size, int price, int sizes, int colors)
    {
        var product = Shop.Catalog.Value.Find(id)!;

        Assert.Equal(name, product.Name.Ukrainian);
        Assert.Equal($"{price} UAH", product.Size(size)!.Price.ToString());
        Assert.Equal((sizes, colors), (product.Sizes.Length, product.Colors.Length));
        Assert.Equal(9, Shop.Catalog.Value.Products.Length);
    }

    [Theory]
    [InlineData("currency: UAH", "currency: UAH\n    colour: red", "anna.yaml:15: colour is not known here")]
    [InlineData("\"122-128\": 1850", "\"122-128\": cheap", "anna.yaml:17: a price must be a positive number")]
    [InlineData("\"122-128\": 1850", "\"big\": 1850", "anna.yaml:17: big is not a size")]
    [InlineData("color: black,", "color: blak,", "anna.yaml:24: the colour blak does not exist")]
    [InlineData("catalog:anna-black.png", "catalog:../secret.png", "anna.yaml:24: the photo catalog:../secret.png")]
    [InlineData("catalog:anna-black.png", "http://shop.example/a.png", "anna.yaml:24: the photo http://shop.example/a.png")]
    [InlineData("category: dresses", "category: hats", "anna.yaml:2: the category hats does not exist")]
    [InlineData("upsells: [\"3482676\"]", "upsells: [\"99\"]", "anna.yaml:2: it goes with the product 99, which does not exist")]
    [InlineData("unique: the only", "confusedWith: [\"99\"]\n      unique: the only", "anna.yaml:2: it is confused with the product 99")]
    [InlineData("unique: the only", "uniq: the only", "anna.yaml:32: uniq is not known here")]
    [InlineData("id: \"3443041\"", "id: \"11698818\"", "laguna.yaml:2: the product 11698818 exists twice")]
    [InlineData("currency: UAH", "currency: UAH\n    sizeChart: http://shop.example/a.png", "anna.yaml:2: the picture http://shop.example/a.png")]
    [InlineData("currency: UAH", "currency: UAH\n    video: http://shop.example/a", "anna.yaml:2: video must be an https address")]
    [InlineData("currency: UAH", "currency: UAH\n    measurements: { \"98\": { uk: a, ru: b, en: c } }", "anna.yaml:2: there are measurements of the size 98")]
    [InlineData("currency: UAH", "currency: UAH\n    price: dear\n    sizes: [\"98\"]", "anna.yaml:15: a price must be a positive number")]
    [InlineData("uk: щільна м’яка тканина", "de: Stoff", "anna.yaml:11: uk is missing")]
    public void A_fault_is_named_with_its_file_and_line(string old, string replacement, string expected)
    {
        folder.Replace("anna.yaml", old, replacement);

        var faults = Assert.Throws<CatalogException>(() => CatalogLoader.Load(folder.Path)).Faults;

        Assert.Contains(faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_yaml_is_named_with_its_line()
    {
        folder.Write("anna.yaml", "products:\n  - id: [1\n");

        Assert.Contains(
            Assert.Throws<CatalogException>(() => CatalogLoader.Load(folder.Path)).Faults,
            fault => fault.Contains("anna.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_folder_says_what_to_set() =>
        Assert.Contains(
            "Data:Root", Assert.Throws<CatalogException>(() => CatalogLoader.Load(Path.Combine(folder.Path, "none"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_change_is_taken_without_a_restart_and_a_faulty_one_is_not()
    {
        var catalog = new FileCatalog(folder.Path);

        folder.Replace("anna.yaml", "\"110-116\": 1850", "\"110-116\": 1900.50");
        catalog.Reload();
        folder.Replace("anna.yaml", "currency: UAH", "currency:");
        Assert.Throws<CatalogException>(catalog.Reload);

        Assert.Equal(1900.50m, catalog.Current.Find("3443041")!.Size("110-116")!.Price.Amount);
    }

    [Fact]
    public void A_catalogue_of_common_prices_media_measurements_and_accessories_loads_too()
    {
        folder.Write("more.yaml", """
            products:
              - id: gratsiya
                category: dresses
                name: { uk: Сукня Грація, ru: Платье Грация, en: Gratsiya dress }
                aliases: [граці~, gratsiya]
                description: { uk: Святкова сукня., ru: Нарядное платье., en: A festive dress. }
                fabric: { uk: "бавовна 95%, еластан 5%", ru: "хлопок 95%, эластан 5%", en: "cotton 95%, elastane 5%" }
                currency: UAH
                price: 2180
                sizes: ["110-116", "122-128", "134-140"]
                prices: { "134-140": 2280 }
                colors: [{ color: milk, photo: "https://cdn.shop.example/gratsiya.jpg", sku: GR-1 }]
                video: https://video.shop.example/gratsiya
                sizeChart: https://cdn.shop.example/gratsiya-sizes.jpg
                measurements: { "122-128": { uk: довжина 74 см, ru: длина 74 см, en: length 74 cm } }
                upsells: [bow]
              - id: bow
                category: suits
                name: { uk: Бантик, ru: Бантик, en: Hair bow }
                aliases: [бант~, бантик~, bow]
                description: { uk: Бантик для волосся., ru: Бантик для волос., en: A bow for the hair. }
                fabric: { uk: атлас, ru: атлас, en: satin }
                currency: UAH
                price: 250
                sizes: [one size]
                colors: [{ color: only }]
            """);

        var catalog = CatalogLoader.Load(folder.Path);

        var dress = catalog.Find("gratsiya")!;
        Assert.Equal([2180m, 2180m, 2280m], dress.Sizes.Select(size => size.Price.Amount));
        Assert.Equal(
            ("https://video.shop.example/gratsiya", "https://cdn.shop.example/gratsiya-sizes.jpg"), (dress.Video, dress.SizeChart));
        Assert.Equal("довжина 74 см", dress.Measurements["122-128"].Ukrainian);
        Assert.Equal("bow", Assert.Single(dress.Upsells));
        Assert.Equal(250m, catalog.Find("bow")!.OnlySize!.Price.Amount);
    }
}
