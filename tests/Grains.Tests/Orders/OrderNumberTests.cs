using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class OrderNumberTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_number_is_sixteen_digits_and_its_first_eight_are_said_on_the_phone()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(sequence => PlacedOrder.NumberOf("web:1", sequence, Now)).ToList();

        Assert.All(numbers, number => Assert.Matches("^[0-9]{16}$", number));
        Assert.All(numbers, number => Assert.Equal($"{number[..4]}-{number[4..8]}", PlacedOrder.ShortNumber(number)));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData("a1b2c3d4e5f60718")]
    [InlineData("12345678")]
    [InlineData("")]
    public void Another_kind_of_number_stays_as_it_is(string number) => Assert.Equal(number, PlacedOrder.ShortNumber(number));

    [Theory]
    [InlineData("4821-0937", "48210937")]
    [InlineData("№ 4821 0937", "48210937")]
    [InlineData("0671234567", "0671234567")]
    [InlineData("Олена", "Олена")]
    public void What_a_customer_says_on_the_phone_finds_the_order(string said, string searched) =>
        Assert.Equal(searched, PlacedOrder.Searched(said));
}
