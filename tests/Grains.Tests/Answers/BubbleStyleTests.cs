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
    public void Empty_bubbles_are_left_out_unless_they_hold_photos() =>
        Assert.Single(BubbleStyle.Applied([new Reply(" "), new Reply("") { Images = ["catalog:a.png"] }]));
}
