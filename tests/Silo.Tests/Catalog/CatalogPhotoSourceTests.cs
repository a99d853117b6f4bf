using MirtAi.Silo.Catalog;

namespace MirtAi.Silo.Tests.Catalog;

public class CatalogPhotoSourceTests
{
    private readonly CatalogPhotoSource source = new(Path.Combine(Shop.CatalogFolder, "photos"));

    [Fact]
    public async Task Every_photo_of_the_catalogue_opens()
    {
        foreach (var color in Shop.Catalog.Value.Products.SelectMany(product => product.Colors))
        {
            var photo = await source.Open(color.Photo!, TestContext.Current.CancellationToken);

            Assert.Equal("image/png", photo?.ContentType);
        }
    }

    [Theory]
    [InlineData("catalog:../anna.yaml")]
    [InlineData("catalog:..\\anna.yaml")]
    [InlineData("catalog:/etc/passwd")]
    [InlineData("catalog:photos/../../anna.yaml")]
    [InlineData("catalog:%2e%2e/anna.yaml")]
    [InlineData("catalog:.hidden")]
    [InlineData("catalog:")]
    [InlineData("catalog:nothing.png")]
    [InlineData("https://shop.example/a.png")]
    public async Task Nothing_else_does(string reference) =>
        Assert.Null(await source.Open(reference, TestContext.Current.CancellationToken));
}
