using MirtAi.Grains.Broadcasts;

namespace MirtAi.Grains.Tests.Broadcasts;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("Олена Коваль", "Доброго дня, {name}!", "Доброго дня, Олена!")]
    [InlineData("", "Доброго дня, {name}!", "Доброго дня!")]
    [InlineData("", "Доброго дня {name}!", "Доброго дня!")]
    [InlineData("", "Вітаємо, {name|шановна пані}!", "Вітаємо, шановна пані!")]
    [InlineData("Анна-Марія", "{name|Друзі}, нова колекція", "Анна-Марія, нова колекція")]
    [InlineData("🌸 Оля 🌸", "{name}, вітаємо", "Оля, вітаємо")]
    [InlineData("~Dar'ya~", "{name}", "Dar'ya")]
    [InlineData("★ 777 ★", "Нова колекція, {name|друзі}", "Нова колекція, друзі")]
    [InlineData("{name}", "Hi, {name}", "Hi, name")]
    [InlineData("Олена", "Без неї", "Без неї")]
    public void A_customer_is_called_by_the_first_name_or_as_the_text_says(string customer, string text, string expected) =>
        Assert.Equal(expected, Placeholders.Fill(text, customer));

    [Theory]
    [InlineData("Доброго дня, {name}!", null)]
    [InlineData("{name|друзі} і {name}", null)]
    [InlineData("{ім'я}", "{ім'я}")]
    [InlineData("знижка {discount|5}%", "{discount|5}")]
    [InlineData("{}", "{}")]
    [InlineData("{ a } b", "{ a }")]
    public void What_is_no_placeholder_is_found(string text, string? unknown) => Assert.Equal(unknown, Placeholders.Unknown(text)?.Trim());
}
