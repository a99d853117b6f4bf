using MirtAi.Grains.Catalog;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Tests.Catalog;

namespace MirtAi.Grains.Tests.Sale;

public class ProductActsTests
{
    [Theory]
    [InlineData("UAH", 500, 500, "500 грн", "500 UAH")]
    [InlineData("UAH", 500, 650.5, "500-650.5 грн", "500-650.5 UAH")]
    [InlineData("EUR", 500, 500, "500 EUR", "500 EUR")]
    [InlineData("EUR", 500, 650.5, "500-650.5 EUR", "500-650.5 EUR")]
    public void Prices_are_in_the_currency_of_the_product(
        string currency, decimal lowest, decimal highest, string ukrainian, string english)
    {
        var product = Samples.Ranges with { Sizes = [Size(lowest), Size(highest)] };

        var prices = ProductActs.Prices(product);

        Assert.Equal((ukrainian, english), (prices.Ukrainian, prices.English));

        ProductSize Size(decimal amount) => Samples.Ranges.Sizes[0] with { Price = new Money(amount, currency) };
    }
}
