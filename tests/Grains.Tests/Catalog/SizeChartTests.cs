using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Tests.Catalog;

public class SizeChartTests
{
    public static TheoryData<int> Heights() => [.. Enumerable.Range(80, 101)];

    [Theory]
    [MemberData(nameof(Heights))]
    public void Every_height_has_the_size_of_the_shops_rule(int height)
    {
        var expected = height switch
        {
            <= 92 => "80-92",
            <= 105 => "98-104",
            <= 119 => "110-116",
            <= 130 => "122-128",
            <= 142 => "134-140",
            <= 154 => "146-152",
            _ => "158-164",
        };

        Assert.Equal(expected, SizeChart.For(height).Label);
    }

    [Theory]
    [InlineData(120, "122-128")]
    [InlineData(131, "134-140")]
    [InlineData(143, "146-152")]
    [InlineData(155, "158-164")]
    [InlineData(119, "110-116")]
    public void A_border_height_takes_the_bigger_size(int height, string size) => Assert.Equal(size, SizeChart.For(height).Label);

    [Theory]
    [MemberData(nameof(Heights))]
    public void The_advice_is_always_a_size_of_the_product(int height)
    {
        foreach (var product in new[] { Samples.Ranges, Samples.Singles, Samples.FromSmall })
        {
            var advice = SizeAdvice.For(product, height);

            Assert.Contains(advice.Size, product.Sizes);
            Assert.Equal(height > SizeChart.GreatestHeight, advice.Fit is SizeFit.LargestIsSmall);
        }
    }

    [Theory]
    [MemberData(nameof(Heights))]
    public void A_taller_child_never_gets_a_smaller_size(int height)
    {
        foreach (var product in new[] { Samples.Ranges, Samples.Singles, Samples.FromSmall })
            Assert.True(SizeAdvice.For(product, height).Size.Size <= SizeAdvice.For(product, height + 1).Size.Size);
    }

    [Theory]
    [InlineData(131, "134")]
    [InlineData(136, "140")]
    [InlineData(142, "140")]
    [InlineData(130, "128")]
    [InlineData(120, "122")]
    [InlineData(119, "116")]
    [InlineData(168, "164")]
    [InlineData(98, "98")]
    public void Single_sizes_are_chosen_within_the_range_of_the_rule(int height, string size) =>
        Assert.Equal(size, SizeAdvice.For(Samples.Singles, height).Size.Size.Label);

    [Theory]
    [InlineData(70, SizeFit.SmallestIsBig, "80-92")]
    [InlineData(79, SizeFit.SmallestIsBig, "80-92")]
    [InlineData(80, SizeFit.Suits, "80-92")]
    [InlineData(168, SizeFit.Suits, "158-164")]
    [InlineData(169, SizeFit.LargestIsSmall, "158-164")]
    public void Beyond_the_chart_the_nearest_size_is_named_and_doubted(int height, SizeFit fit, string size)
    {
        var advice = SizeAdvice.For(Samples.FromSmall, height);

        Assert.Equal((fit, size), (advice.Fit, advice.Size.Size.Label));
    }

    [Fact]
    public void A_product_without_small_sizes_says_so()
    {
        var advice = SizeAdvice.For(Samples.Ranges, 90);

        Assert.Equal((SizeFit.SmallestIsBig, "110-116"), (advice.Fit, advice.Size.Size.Label));
    }
}
