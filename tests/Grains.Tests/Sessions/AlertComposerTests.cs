using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class AlertComposerTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_who_needs_what_and_what_was_said_last_oldest_first()
    {
        var text = Compose(
            Session.New("telegram:7") with { Customer = new CustomerProfile { Name = "Оля", Username = "olya" } },
            Line("Де замовлення?"), Line("Зараз подивлюся", Author.Bot), Line("", media: "voice"), Line("подивіться", images: 2));

        Assert.StartsWith("<b>🔔 Клієнт скаржиться</b> · L1\n", text, StringComparison.Ordinal);
        Assert.Contains("<b>Стан:</b> скарга → початок\n", text, StringComparison.Ordinal);
        Assert.Contains("Оля (@olya)", text, StringComparison.Ordinal);
        Assert.Contains("<code>telegram:7</code>", text, StringComparison.Ordinal);
        Assert.EndsWith("👤 Де замовлення?\n🤖 Зараз подивлюся\n👤 [голосове повідомлення]\n👤 [📷 2] подивіться", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_is_told_in_a_sentence()
    {
        var reasons = typeof(EscalationReasons).GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(reasons, reason => Assert.EndsWith(".", ReasonWords.Of(reason), StringComparison.Ordinal));
        Assert.Equal("SOMETHING_NEW", ReasonWords.Heading("SOMETHING_NEW"));
    }

    [Fact]
    public void A_customer_without_a_name_is_called_by_the_recipients_else_by_the_key_once()
    {
        var unknown = Session.New("web:1") with { Call = new OpenCall(EscalationReasons.Link, At) };
        var ordering = unknown with
        {
            Conversation = new Conversation { Order = new OrderDraft { Recipient = new Recipient { FullName = "Зразкова Олена" } } },
        };

        Assert.Equal(
            "⏰ <b>Клієнт надіслав посилання</b> · L1\nКлієнт <code>web:1</code> чекає на людину 5 хв, чат ще ніхто не взяв.",
            RelayComposer.Reminder(unknown, At.AddMinutes(5)).Text);
        Assert.Contains(
            "Клієнт <b>Зразкова Олена</b> (<code>web:1</code>) чекає", RelayComposer.Reminder(ordering, At.AddMinutes(5)).Text,
            StringComparison.Ordinal);
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

    [Fact]
    public void An_order_and_its_proof_are_in_the_message_with_all_that_a_manager_needs()
    {
        var text = Compose(
            Escalation() with { Order = Order(lines: 8), Proofs = [new PaymentProof("0123456789abcdef", ["telegram-file:A"], "", At)] },
            Line("ось чек"));

        Assert.Contains(
            "<b>Замовлення:</b> 0123456789abcdef\n• Сукня Анна (134-140, рожевий, 1850 UAH) × 2\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "• і ще 2\n<b>Разом:</b> 29600 UAH, передплата 200 UAH, решта 29400 UAH при отриманні\n", text, StringComparison.Ordinal);
        Assert.Contains("<b>Клієнт:</b> Зразкова Олена\n", text, StringComparison.Ordinal);
        Assert.Contains("<b>Доставка:</b> Зразкова Олена, +380671234567, Київ, відділення 1\n", text, StringComparison.Ordinal);
        Assert.Contains("<b>Підтвердження оплати:</b> фото нижче, замовлення 0123456789abcdef\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram-file", text, StringComparison.Ordinal);
        Assert.EndsWith("👤 ось чек", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_any_size_leaves_room_for_what_was_said()
    {
        var order = Order(lines: 9) with
        {
            Recipient = new Recipient { FullName = new string('&', 500), Phone = "1", City = new string('<', 500), Branch = "2" },
        };
        var proofs = Enumerable.Repeat(new PaymentProof("n", [new string('&', 900)], "", At), 5);

        var text = Compose(
            Escalation() with
            {
                Order = order with { Lines = [.. order.Lines.Select(line => line with { Name = new string('&', 300) })] },
                Proofs = [.. proofs],
            }, Line("ось чек"));

        Assert.InRange(text.Length, 1, AlertComposer.MaxLength);
        Assert.EndsWith("👤 ось чек", text, StringComparison.Ordinal);
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

    [Fact]
    public void It_links_to_the_conversation_where_managers_reach_the_console()
    {
        var console = new ManagementOptions { Url = "https://shop.example/" };

        var linked = AlertComposer.Compose(Session.New("telegram:7"), Escalation(), [], console.Conversation("telegram:7&<b>")).Text;
        var plain = AlertComposer.Compose(Session.New("telegram:7"), Escalation(), [], new ManagementOptions().Conversation("telegram:7")).Text;

        Assert.Contains(
            " · <a href=\"https://shop.example/console/conversation?key=telegram%3A7%26%3Cb%3E\">відкрити в консолі</a>\n", linked,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop.example", false)]
    [InlineData("ftp://shop.example", false)]
    [InlineData("https://shop.example/?x=1", false)]
    [InlineData("https://shop.example/\"onclick", false)]
    [InlineData("https://shop.example", true)]
    [InlineData("http://localhost:8080/shop/", true)]
    [InlineData("", true)]
    public void An_address_to_which_no_page_can_be_appended_stops_the_start(string url, bool isValid) =>
        Assert.Equal(isValid, new ManagementOptionsValidator().Validate(null, new ManagementOptions { Url = url }).Succeeded);

    private static string Compose(Session session, params TranscriptLine[] lines) => Compose(session, Escalation(), lines);

    private static string Compose(Escalation escalation, params TranscriptLine[] lines) =>
        Compose(Session.New("telegram:7"), escalation, lines);

    private static Escalation Escalation() =>
        new() { SessionKey = "telegram:7", Reason = "COMPLAINT", State = "STATE_8_COMPLAINT", At = At };

    private static PlacedOrder Order(int lines) => new()
    {
        Number = "0123456789abcdef",
        SessionKey = "telegram:7",
        Lines = [.. Enumerable.Repeat(new PlacedLine("1", "Сукня Анна", "134-140", "рожевий", 2, new Money(1850, "UAH")), lines)],
        Recipient = new Recipient { FullName = "Зразкова Олена", Phone = "+380671234567", City = "Київ", Branch = "відділення 1" },
        Payment = PaymentMethod.Prepay,
        DueNow = new Money(200, "UAH"),
    };

    private static string Compose(Session session, Escalation escalation, TranscriptLine[] lines)
    {
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
