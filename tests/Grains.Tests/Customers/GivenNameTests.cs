using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Tests.Customers;

public sealed class GivenNameTests
{
    [Theory]
    [InlineData("Коваленко Олена", "uk", "Олено")]
    [InlineData("Олена Коваленко", "uk", "Олено")]
    [InlineData("Шевчук Марія Іванівна", "uk", "Маріє")]
    [InlineData("Ірина Бондар", "uk", null)] // Either could be the family name for all that endings say.
    [InlineData("Іван Петренко", "uk", "Іване")]
    [InlineData("Андрій Мельник", "uk", "Андрію")]
    [InlineData("Дмитро Ткачук", "uk", "Дмитре")]
    [InlineData("Оля Савченко", "uk", "Олю")]
    [InlineData("Іванова Ольга", "ru", "Ольга")]
    [InlineData("Olena Kovalenko", "uk", null)]
    [InlineData("Петренко", "uk", null)]
    [InlineData("", "uk", null)]
    [InlineData(null, "en", null)]
    public void The_given_name_is_used_only_where_it_is_clear(string? fullName, string language, string? expected) =>
        Assert.Equal(expected, GivenName.Address(fullName, language));
}
