using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class PhoneNumbersTests
{
    [Theory]
    [InlineData("0671234567")]
    [InlineData("+380671234567")]
    [InlineData("380671234567")]
    [InlineData("067 123 45 67")]
    [InlineData("067-123-45-67")]
    [InlineData("+38 (067) 123-45-67")]
    [InlineData("8 067 123 45 67")]
    [InlineData("671234567")]
    [InlineData("тел.0671234567, Іваненко")]
    [InlineData("Іваненко Марія 067 123 45 67 Київ")]
    [InlineData("０６７１２３４５６７")]
    [InlineData("+3 8 0 6 7 1 2 3 4 5 6 7")]
    [InlineData("067:1234567")]
    [InlineData("067\n1234567")]
    [InlineData("067,123,45,67")]
    [InlineData("38(067)12-34-567")]
    [InlineData("відділення 38 0671234567")]
    [InlineData("відділення 3 067 123 45 67")]
    [InlineData("індекс 07400, 067 123 45 67")]
    [InlineData("0671234567 або 0501234567")]
    [InlineData("0501234567, ой, помилка, 0671234567")]
    public void A_number_is_found_however_it_is_written(string text) => Assert.Equal("+380671234567", PhoneNumbers.Find(text, out _));

    [Theory]
    [InlineData("131")]
    [InlineData("відділення 12")]
    [InlineData("1850 грн")]
    [InlineData("4444 3333 2222 1111")]
    [InlineData("12345678901234567890")]
    [InlineData("")]
    public void Other_numbers_are_left_alone(string text) => Assert.Null(PhoneNumbers.Find(text, out _));

    [Fact]
    public void The_branch_after_the_number_is_kept()
    {
        var phone = PhoneNumbers.Find("0671234567 12", out var rest);

        Assert.Equal("+380671234567", phone);
        Assert.Contains("12", rest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("відділення 38 0671234567", "відділення 38           ")]
    [InlineData("відділення 8, 067 123 45 67", "відділення 8,              ")]
    [InlineData("38 067 123 45 67", "                ")]
    public void The_number_of_a_branch_before_it_stays(string text, string left)
    {
        PhoneNumbers.Find(text, out var rest);

        Assert.Equal(left, rest);
    }

    [Theory]
    [InlineData("067123456", true)]
    [InlineData("06712345", true)]
    [InlineData("мій номер 8 800 555", true)]
    [InlineData("+48 601 234 567", true)]
    [InlineData("+1 202 555 0143", true)]
    [InlineData("відділення 12345", false)]
    [InlineData("на 134-140 за 1990", false)]
    [InlineData("15.02.2026", false)]
    [InlineData("0671234567", false)]
    public void A_number_that_is_meant_as_a_phone_and_is_none_is_noticed(string text, bool faulty)
    {
        var found = PhoneNumbers.Find(text, out var rest);

        Assert.Equal(faulty, found is null && PhoneNumbers.FindFaulty(rest, out _));
    }
}
