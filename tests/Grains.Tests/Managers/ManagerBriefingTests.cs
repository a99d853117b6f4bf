using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Managers;

/// <summary>What managers are told who ask in their chat.</summary>
public sealed class ManagerBriefingTests
{
    private const string Customer = "telegram:1";

    private readonly Known known = new();

    [Fact]
    public async Task The_order_is_shown_with_its_status()
    {
        known.Sheet = new OrderSheet(
            new PlacedOrder
            {
                Number = "0123456789abcdef",
                SessionKey = Customer,
                Lines = [new PlacedLine("1", "Сукня <Анна>", "128-134", "рожевий", 2, new Money(1500, "UAH"))],
                Recipient = new Recipient { FullName = "Зразкова Олена", Phone = "+380671234567", City = "Київ", Branch = "відділення 12" },
                Payment = PaymentMethod.Prepay,
                DueNow = new Money(200, "UAH"),
            },
            OrderStatus.Paid,
            []);

        var text = await Ask(ManagerQuestion.Order);

        Assert.Contains("0123456789abcdef", text, StringComparison.Ordinal);
        Assert.Contains("• Сукня &lt;Анна&gt; (128-134, рожевий, 1500 UAH) × 2", text, StringComparison.Ordinal);
        Assert.EndsWith("<b>Статус:</b> оплату підтверджено", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_that_is_said() =>
        Assert.Equal("Оформлених замовлень у клієнта немає.", await Ask(ManagerQuestion.Order));

    [Fact]
    public async Task The_last_lines_are_shown_in_the_shops_time_notes_included_and_fit_a_message()
    {
        known.Lines =
        [
            .. Enumerable.Range(1, 30).Select(number => Line(number, Author.Customer, new string('&', 1_000))),
            Line(31, Author.Note, "просить знижку"), Line(32, Author.Manager, "Доброго дня"), Line(33, Author.Bot, "Вітаю"),
        ];

        var text = await Ask(ManagerQuestion.History);

        Assert.InRange(text.Length, 1, 4096);
        Assert.Equal(ManagerBriefing.HistoryLines, text.Split('\n').Length);
        Assert.EndsWith("01.03 14:31 📝 просить знижку\n01.03 14:32 🧑‍💼 Доброго дня\n01.03 14:33 🤖 Вітаю", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_and_canned_answers_are_listed_whoever_it_is_about()
    {
        var help = (await Briefing().Answer(ManagerQuestion.Help, session: null))!;
        foreach (var command in (string[])["/take", "/handback", "/close", "/note", "/order", "/history", "/c", "/confirm", "/reject"])
            Assert.Contains(command, help.Text, StringComparison.Ordinal);

        Assert.Contains("/c wait", (await Briefing().Answer(ManagerQuestion.CannedAnswers, session: null))!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ManagerQuestion.Order)]
    [InlineData(ManagerQuestion.History)]
    [InlineData(ManagerQuestion.Unknown)]
    public async Task About_nobody_there_is_no_answer(ManagerQuestion question) =>
        Assert.Null(await Briefing().Answer(question, session: null));

    [Fact]
    public async Task An_unknown_command_is_told() =>
        Assert.Contains("клієнту нічого не надіслано", await Ask(ManagerQuestion.Unknown), StringComparison.Ordinal);

    private static TranscriptLine Line(int number, Author author, string text) => new()
    {
        SessionKey = Customer,
        Sequence = number,
        Author = author,
        At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(number),
        Text = text,
    };

    private ManagerBriefing Briefing() => new(
        known, known, new CannedAnswers([new("wait", LocalizedText.Same("one moment"))]), Options.Create(new ConversationOptions()));

    private async Task<string> Ask(ManagerQuestion question) => (await Briefing().Answer(question, Customer))!.Text;

    private sealed class Known : IOrderSheets, ITranscript
    {
        public OrderSheet? Sheet { get; set; }

        public ImmutableArray<TranscriptLine> Lines { get; set; } = [];

        public Task<OrderSheet?> Newest(string sessionKey) => Task.FromResult(Sheet);

        public Task<ImmutableArray<TranscriptLine>> Latest(
            string sessionKey, long upTo, int limit, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<TranscriptLine>>(
            [.. Lines.TakeLast(limit)]);
    }
}
