using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>What a customer answers when the platform names it by its id alone.</summary>
public sealed class QuotationTests
{
    private static readonly string Photo = Shop.Product("Сукня Анна").Colors[1].Photo!;

    [Fact]
    public async Task A_photo_is_quoted_as_the_product_and_the_colour_that_it_shows()
    {
        var color = Shop.Product("Сукня Анна").Colors[1].Color.Name.Ukrainian;

        var quoted = await Quote(Asked(), new OutboundMessage { Text = "Ось кольори", Images = [Photo] });

        Assert.Equal($"> Сукня Анна, {color}\nа на 140?", quoted.Text);
    }

    [Fact]
    public async Task A_photo_of_nothing_that_is_sold_is_quoted_by_its_caption() =>
        Assert.Equal(
            "> Розмірна сітка\nа на 140?",
            (await Quote(Asked(), new OutboundMessage { Text = "Розмірна сітка", Images = ["https://shop.example/sizes.jpg"] })).Text);

    [Fact]
    public async Task A_text_is_quoted_by_its_beginning() =>
        Assert.Equal(
            $"> {new string('а', Quotation.MaxLength)}\nа на 140?",
            (await Quote(Asked(), new OutboundMessage { Text = new string('а', 2 * Quotation.MaxLength) })).Text);

    [Fact]
    public async Task No_quotation_ends_in_half_a_character()
    {
        var text = new string('а', Quotation.MaxLength - 1) + "🌸🌸";

        Assert.Equal($"> {new string('а', Quotation.MaxLength - 1)}\nа на 140?", (await Quote(Asked(), new OutboundMessage { Text = text })).Text);
    }

    [Fact]
    public async Task What_is_not_known_quotes_nothing() => Assert.Equal("а на 140?", (await Quote(Asked(), null)).Text);

    [Theory]
    [InlineData(InboundKind.Button, "size:128")]
    [InlineData(InboundKind.Command, "/start")]
    [InlineData(InboundKind.Message, " ")]
    public async Task What_has_no_words_of_its_own_quotes_nothing(InboundKind kind, string text) =>
        Assert.Equal(text, (await Quote(Asked() with { Kind = kind, Text = text }, new OutboundMessage { Images = [Photo] })).Text);

    private static ValueTask<InboundEvent> Quote(InboundEvent inbound, OutboundMessage? sent) =>
        new Quotations(new Delivered(sent), new Shop.Shipped(Shop.Catalog.Value)).Quote(inbound);

    private static InboundEvent Asked() => new()
    {
        EventId = "telegram:1",
        SessionKey = "telegram:5",
        Kind = InboundKind.Message,
        Recipient = "5",
        SentAt = DateTimeOffset.UnixEpoch,
        Text = "а на 140?",
        AnswersTo = "77",
    };

    private sealed class Delivered(OutboundMessage? message) : ISentMessages
    {
        public Task<string?> SessionOf(string account, string chat, string platformId) => Task.FromResult<string?>(null);

        public Task<string?> SessionOfTopic(string account, string topic) => Task.FromResult<string?>(null);

        public Task<OutboundMessage?> Find(string sessionKey, string platformId) =>
            Task.FromResult(sessionKey == "telegram:5" && platformId == "77" ? message : null);
    }
}
