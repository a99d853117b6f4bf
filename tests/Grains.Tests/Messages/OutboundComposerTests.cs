using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Messages;

public sealed class OutboundComposerTests
{
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 60,
        MaxCaptionLength = 20,
        MaxAlbumSize = 3,
    };

    [Fact]
    public void A_short_text_is_one_message()
    {
        var messages = OutboundComposer.Compose(new Reply("  Так, є в наявності.\n"), Limits);

        Assert.Equal("Так, є в наявності.", Assert.Single(messages).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void An_empty_reply_is_no_message(string text) => Assert.Empty(OutboundComposer.Compose(new Reply(text), Limits));

    [Fact]
    public void Buttons_are_below_the_last_text_and_never_below_a_photo()
    {
        var buttons = new Reply("Перший абзац. Він короткий.\n\nДругий абзац. Він трохи довший за перший. Кінець.")
        {
            Images = ["a"],
            Buttons = [new OutboundButton("Так", "yes")],
        };

        var messages = OutboundComposer.Compose(buttons, Limits);
        var caption = OutboundComposer.Compose(buttons with { Text = "Підпис" }, Limits);

        Assert.Equal([false, true, false], messages.Select(message => !message.Buttons.IsDefaultOrEmpty));
        Assert.All(caption, message => Assert.True(message.Buttons.IsDefaultOrEmpty));
    }

    [Fact]
    public void A_long_text_is_split_between_paragraphs_rather_than_sentences()
    {
        var messages = Compose("Перший абзац. Він короткий.\n\nДругий абзац. Він трохи довший за перший. Кінець.");

        Assert.Equal(["Перший абзац. Він короткий.", "Другий абзац. Він трохи довший за перший. Кінець."], messages);
    }

    [Fact]
    public void Without_paragraphs_it_is_split_at_the_last_sentence_that_fits()
    {
        var messages = Compose("Сукня є в розмірах 122 та 128. Колір: рожевий! Доставка за два дні? Так, Новою поштою.");

        Assert.Equal(["Сукня є в розмірах 122 та 128. Колір: рожевий!", "Доставка за два дні? Так, Новою поштою."], messages);
    }

    [Fact]
    public void A_sentence_ends_behind_its_closing_quote()
    {
        var messages = Compose("Вона сказала: «Беру рожеву сукню!» Потім одразу перейшла до оплати замовлення");

        Assert.Equal("Вона сказала: «Беру рожеву сукню!»", messages[0]);
    }

    [Fact]
    public void Without_sentences_it_is_split_between_words()
    {
        var messages = Compose("один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять");

        Assert.Equal(["один два три чотири п'ять шість сім вісім дев'ять десять", "одинадцять дванадцять"], messages);
    }

    [Fact]
    public void A_grapheme_at_the_limit_stays_whole()
    {
        var family = "👨‍👩‍👧‍👦";

        var messages = Compose(new string('а', 55) + family + "б");

        Assert.Equal([new string('а', 55), family + "б"], messages);
    }

    [Fact]
    public void An_emoji_whose_skin_tone_lies_behind_the_limit_stays_whole()
    {
        var messages = Compose(new string('а', 58) + "👍🏽");

        Assert.Equal([new string('а', 58), "👍🏽"], messages);
    }

    [Fact]
    public void A_grapheme_longer_than_the_limit_is_cut_between_code_points()
    {
        var messages = Compose("а" + new string('\u0301', 200));

        Assert.All(messages, message => Assert.InRange(message.Length, 1, 60));
        Assert.Equal(201, messages.Sum(message => message.Length));
    }

    [Fact]
    public void A_short_text_is_the_caption_of_the_first_photo()
    {
        var messages = OutboundComposer.Compose(new Reply("Ось сукня") { Images = Photos(2) }, Limits);

        var album = Assert.Single(messages);
        Assert.Equal("Ось сукня", album.Text);
        Assert.Equal(Photos(2), album.Images);
    }

    [Fact]
    public void A_text_too_long_for_a_caption_goes_before_the_photos()
    {
        var messages = OutboundComposer.Compose(new Reply("Ця сукня є у двох кольорах.") { Images = Photos(1) }, Limits);

        Assert.Equal(["Ця сукня є у двох кольорах.", ""], messages.Select(message => message.Text));
        Assert.Empty(messages[0].Images);
        Assert.Equal(Photos(1), messages[1].Images);
    }

    [Fact]
    public void Many_photos_are_several_albums_in_order_with_one_caption()
    {
        var messages = OutboundComposer.Compose(new Reply("Уся колекція") { Images = Photos(7) }, Limits);

        Assert.Equal([3, 3, 1], messages.Select(message => message.Images.Length));
        Assert.Equal(["Уся колекція", "", ""], messages.Select(message => message.Text));
        Assert.Equal(Photos(7), messages.SelectMany(message => message.Images));
    }

    [Fact]
    public void No_text_is_lost_and_no_part_is_too_long_whatever_the_text()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 3000; round++)
        {
            var text = RandomText(random);
            var limits = Limits with { MaxTextLength = random.Next(2, 90) };

            var parts = OutboundComposer.Compose(new Reply(text), limits).Select(message => message.Text).ToList();

            Assert.Equal(WithoutWhiteSpace(text), WithoutWhiteSpace(string.Concat(parts)));
            Assert.All(parts, part => Assert.InRange(part.Length, 1, limits.MaxTextLength));
            Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
            Assert.All(parts, part => Assert.Equal(part.Trim(), part));
        }
    }

    [Fact]
    public void No_grapheme_is_cut_that_fits_into_a_message()
    {
        string[] graphemes = ["а", "e\u0301", "🇺🇦", "👩‍🦰", "👍🏽", "ї", "x"];
        var random = new Random(7);
        for (var round = 0; round < 1000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => graphemes[random.Next(graphemes.Length)]));

            var parts = Compose(text);

            Assert.Equal(Graphemes(text), parts.SelectMany(Graphemes));
        }
    }

    [Fact]
    public void A_text_of_nothing_but_white_space_and_one_word_far_away_is_split_in_linear_time()
    {
        var text = "а" + new string('\n', 200_000) + string.Concat(Enumerable.Repeat(" \n", 100_000)) + "б";

        Assert.Equal(["а", "б"], Compose(text));
    }

    private static List<string> Compose(string text) =>
        [.. OutboundComposer.Compose(new Reply(text), Limits).Select(message => message.Text)];

    private static ImmutableArray<string> Photos(int count) =>
        [.. Enumerable.Range(1, count).Select(number => $"https://shop.example/photo-{number}.jpg")];

    private static string RandomText(Random random)
    {
        string[] pieces = [
            "а", "слово", ". ", "! ", "\n", "\n\n", " ", "👩‍👩‍👧", "😀", "e\u0301", "довге-довге-слово-без-пробілів", "…", "«так»", "\r\n",
            "\t",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(0, 80)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));

    private static List<string> Graphemes(string text)
    {
        List<string> graphemes = [];
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            graphemes.Add(elements.GetTextElement());
        return graphemes;
    }
}
