using MirtAi.Catalog;

namespace MirtAi.Silo.Tests.Catalog;

public sealed class CatalogLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog").FullName;

    public CatalogLoaderTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "photos"));
        foreach (var file in Directory.GetFiles(Shop.CatalogFolder, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Shop.CatalogFolder, file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

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
    [InlineData("uk: щільна м’яка тканина", "de: Stoff", "anna.yaml:11: uk is missing")]
    public void A_fault_is_named_with_its_file_and_line(string old, string replacement, string expected)
    {
        Replace("anna.yaml", old, replacement);

        var faults = Assert.Throws<CatalogException>(() => CatalogLoader.Load(folder)).Faults;

        Assert.Contains(faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_yaml_is_named_with_its_line()
    {
        File.WriteAllText(Path.Combine(folder, "anna.yaml"), "products:\n  - id: [1\n");

        Assert.Contains(
            Assert.Throws<CatalogException>(() => CatalogLoader.Load(folder)).Faults,
            fault => fault.Contains("anna.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_folder_says_what_to_set() =>
        Assert.Contains("Data:Root", Assert.Throws<CatalogException>(() => CatalogLoader.Load(Path.Combine(folder, "none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_change_is_taken_without_a_restart_and_a_faulty_one_is_not()
    {
        var catalog = new FileCatalog(folder);

        Replace("anna.yaml", "\"110-116\": 1850", "\"110-116\": 1900.50");
        catalog.Reload();
        Replace("anna.yaml", "currency: UAH", "currency:");
        Assert.Throws<CatalogException>(catalog.Reload);

        Assert.Equal(1900.50m, catalog.Current.Find("3443041")!.Size("110-116")!.Price.Amount);
    }

    private void Replace(string file, string old, string replacement)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
