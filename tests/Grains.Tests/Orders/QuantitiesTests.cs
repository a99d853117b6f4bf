using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class QuantitiesTests
{
    [Theory]
    [InlineData("2 шт", 2)]
    [InlineData("дві штуки, будь ласка", 2)]
    [InlineData("беру три", 3)]
    [InlineData("возьму две", 2)]
    [InlineData("беру", null)]
    [InlineData("беру на 134", null)]
    [InlineData("дитині 2 роки", null)]
    [InlineData("100 шт", null)]
    public void Pieces_are_counted_and_nothing_else_is(string text, int? quantity) =>
        Assert.Equal(quantity, Quantities.In(Lexicon.Common.Read(text)));
}
