using MirtAi.Grains.Catalog;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Tests.Photos;

public sealed class VisionPromptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prompts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_shipped_prompt_tells_every_product_with_what_it_is_confused_with()
    {
        var brief = new VisionBrief(Shop.Catalog.Value, VisionPrompt.Load(Path.Combine(Shop.Root, "data/prompts")));

        Assert.DoesNotContain("version", brief.Text[..60], StringComparison.Ordinal);
        foreach (var product in Shop.Catalog.Value.Products)
        {
            var line = Assert.Single(brief.Text.Split('\n'), line => line.StartsWith($"- {product.Id}: ", StringComparison.Ordinal));
            Assert.NotNull(product.Visual.CriticalCheck);
            Assert.Contains(product.Visual.CriticalCheck, line, StringComparison.Ordinal);
            Assert.All(product.Colors, color => Assert.Contains(color.Color.Id, line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Its_version_changes_with_what_can_be_seen_and_not_with_prices()
    {
        var prompt = new VisionPrompt("{catalog}");
        var catalog = Shop.Catalog.Value;
        var dearer = Changed(product =>
            product with { Sizes = [.. product.Sizes.Select(size => size with { Price = new(9_999, "UAH") })] });
        var other = Changed(product => product with { Visual = product.Visual with { Unique = "a bow" } });

        Assert.Equal(new VisionBrief(catalog, prompt).Version, new VisionBrief(dearer, prompt).Version);
        Assert.NotEqual(new VisionBrief(catalog, prompt).Version, new VisionBrief(other, prompt).Version);
        Assert.NotEqual(new VisionBrief(catalog, prompt).Version, new VisionBrief(catalog, new VisionPrompt("Look. {catalog}")).Version);
    }

    [Theory]
    [InlineData(null, "set Data:Root")]
    [InlineData("{catalog}", "first line")]
    [InlineData("<!-- version: 1 -->\nLook closely at the photo.", "{catalog} is missing")]
    [InlineData("<!-- version: 1 -->\nLook. {catalog}", "characters")]
    public void A_faulty_prompt_stops_the_start_with_the_reason(string? text, string reason)
    {
        if (text is not null)
            File.WriteAllText(Path.Combine(folder, "vision.md"), text);

        Assert.Contains(reason, Assert.Throws<TextsException>(() => VisionPrompt.Load(folder)).Message, StringComparison.Ordinal);
    }

    private static ProductCatalog Changed(Func<Product, Product> change) =>
        new([.. Shop.Catalog.Value.Products.Select(change)], Shop.Catalog.Value.Categories, Shop.Catalog.Value.Colors);
}
