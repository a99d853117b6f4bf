using MirtAi.Grains.Answers;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Answers;

public class BubbleStyleTests
{
    [Theory]
    [InlineData("**Анна** — 1850 грн", "Анна, 1850 грн")]
    [InlineData("Вітаю! 🤍🤍🤍", "Вітаю! 🤍🤍")]
    [InlineData("Клас 🔥😀", "Клас")]
    [InlineData("# Заголовок", "Заголовок")]
    public void Markup_dashes_and_too_many_emoji_are_taken_out(string written, string styled) =>
        Assert.Equal(styled, BubbleStyle.Applied(written));

    [Fact]
    public void A_long_bubble_ends_with_a_sentence()
    {
        var styled = BubbleStyle.Applied(string.Concat(Enumerable.Repeat("Ось одне речення. ", 100)));

        Assert.InRange(styled.Length, 800, BubbleStyle.MaxLength);
        Assert.EndsWith(".", styled, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sign_of_a_number_is_no_emoji() => Assert.Equal("Замовлення № 4821-0937", BubbleStyle.Applied("Замовлення № 4821-0937"));

    [Fact]
    public void An_answer_has_three_bubbles_and_the_question_is_the_last()
    {
        var photo = new Reply("Сукня Анна, колір рожевий, розмір 122-128. Ціна 1850 грн.") { Images = ["catalog:a.png"] };

        var replies = BubbleStyle.Applied([new("Вітаю! 🤍"), new("На зріст 128 см радимо розмір 122-128."), photo, new("Оформлюємо?")]);

        Assert.Equal(["Вітаю! 🤍\nНа зріст 128 см радимо розмір 122-128.", photo.Text, "Оформлюємо?"], replies.Select(reply => reply.Text));
        Assert.Equal(photo.Images, replies[1].Images);
    }

    [Fact]
    public void Bubbles_with_photos_stay_apart()
    {
        Reply[] photos = [.. Enumerable.Range(1, 5).Select(number => new Reply($"{number}") { Images = [$"catalog:{number}.png"] })];

        Assert.Equal(5, BubbleStyle.Applied([.. photos]).Length);
    }

    [Fact]
    public void Empty_bubbles_are_left_out_unless_they_hold_photos() =>
        Assert.Single(BubbleStyle.Applied([new Reply(" "), new Reply("") { Images = ["catalog:a.png"] }]));
}
