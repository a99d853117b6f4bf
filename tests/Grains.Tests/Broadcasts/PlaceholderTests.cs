using MirtAi.Grains.Broadcasts;

namespace MirtAi.Grains.Tests.Broadcasts;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("Олена Коваль", "uk", "Доброго дня, {name}!", "Доброго дня, Олено!")]
    [InlineData("Олена Коваль", "ru", "Здравствуйте, {name}!", "Здравствуйте, Олена!")]
    [InlineData("Коваленко Марія Іванівна", "uk", "Доброго дня, {name}!", "Доброго дня, Маріє!")]
    [InlineData("", "uk", "Доброго дня, {name}!", "Доброго дня!")]
    [InlineData("", "uk", "Доброго дня {name}!", "Доброго дня!")]
    [InlineData("Петренко", "uk", "Доброго дня, {name}!", "Доброго дня!")]
    [InlineData("", "uk", "Вітаємо, {name|шановна пані}!", "Вітаємо, шановна пані!")]
    [InlineData("Анна-Марія", "uk", "{name|Друзі}, нова колекція", "Анно-Маріє, нова колекція")]
    [InlineData("🌸 Оля 🌸", "uk", "{name}, вітаємо", "Олю, вітаємо")]
    [InlineData("~Dar'ya~", "uk", "{name}", "Dar'ya")]
    [InlineData("★ 777 ★", "uk", "Нова колекція, {name|друзі}", "Нова колекція, друзі")]
    [InlineData("{name}", "en", "Hi, {name}", "Hi, name")]
    [InlineData("Олена", "uk", "Без неї", "Без неї")]
    public void A_customer_is_called_by_the_first_name_or_as_the_text_says(
        string customer, string language, string text, string expected) =>
        Assert.Equal(expected, Placeholders.Fill(text, customer, language));

    [Theory]
    [InlineData("Доброго дня, {name}!", null)]
    [InlineData("{name|друзі} і {name}", null)]
    [InlineData("{ім'я}", "{ім'я}")]
    [InlineData("знижка {discount|5}%", "{discount|5}")]
    [InlineData("{}", "{}")]
    [InlineData("{ a } b", "{ a }")]
    public void What_is_no_placeholder_is_found(string text, string? unknown) => Assert.Equal(unknown, Placeholders.Unknown(text)?.Trim());
}
