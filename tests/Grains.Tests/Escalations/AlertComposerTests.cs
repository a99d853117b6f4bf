using MirtAi.Conversations;
using MirtAi.Escalations;

namespace MirtAi.Grains.Tests.Escalations;

public sealed class AlertComposerTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_who_needs_what_and_what_was_said_last_oldest_first()
    {
        var text = Compose(
            Session.New("telegram:7") with { Customer = new CustomerProfile { Name = "Оля", Username = "olya" } },
            Line("Де замовлення?"), Line("Зараз подивлюся", Author.Bot), Line("", media: "voice"), Line("подивіться", images: 2));

        Assert.Contains("COMPLAINT", text, StringComparison.Ordinal);
        Assert.Contains("Оля (@olya)", text, StringComparison.Ordinal);
        Assert.Contains("<code>telegram:7</code>", text, StringComparison.Ordinal);
        Assert.EndsWith("👤 Де замовлення?\n🤖 Зараз подивлюся\n👤 [voice] \n👤 [📷 2] подивіться", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_customer_writes_never_becomes_markup()
    {
        var text = Compose(
            Session.New("telegram:<i>7") with { Customer = new CustomerProfile { Name = "<b>&", Username = "</code>" } },
            Line("<a href='https://evil.example'>&lt;</a>"));

        Assert.Contains("&lt;b&gt;&amp; (@&lt;/code&gt;)", text, StringComparison.Ordinal);
        Assert.Contains("&lt;a href='https://evil.example'&gt;&amp;lt;&lt;/a&gt;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&", 5_000)]
    [InlineData("<", 5_000)]
    [InlineData("😀", 5_000)]
    [InlineData("я", 401)]
    [InlineData("", 0)]
    public void It_never_exceeds_its_length_and_cuts_no_character_in_two(string unit, int times)
    {
        var much = string.Concat(Enumerable.Repeat(unit, times));
        var session = Session.New("telegram:" + much) with { Customer = new CustomerProfile { Name = much, Username = much } };

        var text = Compose(session, [.. Enumerable.Repeat(Line(much), 20)]);

        Assert.InRange(text.Length, 1, AlertComposer.MaxLength);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Contains("👤", text, StringComparison.Ordinal);
    }

    private static string Compose(Session session, params TranscriptLine[] lines)
    {
        var escalation = new Escalation { SessionKey = session.Key, Reason = "COMPLAINT", State = "STATE_8_COMPLAINT", At = At };
        var message = AlertComposer.Compose(session, escalation, [.. lines]);
        Assert.True(message.Html);
        return message.Text;
    }

    private static TranscriptLine Line(string text, Author author = Author.Customer, string? media = null, int images = 0) => new()
    {
        SessionKey = "telegram:7",
        Sequence = 1,
        Author = author,
        At = At,
        Text = text,
        Media = media,
        Images = [.. Enumerable.Repeat("telegram-file:A", images)],
    };
}
