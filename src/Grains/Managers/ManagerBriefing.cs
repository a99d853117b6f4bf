using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Managers;

/// <summary>Answers what managers ask in their chat: which commands there are, the customer's order, what was said.</summary>
internal sealed class ManagerBriefing(
    IOrderSheets orders, ITranscript transcript, CannedAnswers canned, IOptions<ConversationOptions> options)
{
    /// <summary>How many lines of a conversation are shown.</summary>
    public const int HistoryLines = 12;

    private const int MaxLineLength = 300;

    private const string Commands =
        """
        <b>Команди менеджера</b>
        /take: взяти чат, бот мовчить
        /handback: повернути чат боту
        /close: закрити звернення
        /note ТЕКСТ: нотатка, яку клієнт не бачить
        /order: останнє замовлення клієнта
        /history: останні повідомлення
        /c НАЗВА: надіслати готову відповідь, /c показує їхні назви
        /confirm НОМЕР, /reject НОМЕР: підтвердити або відхилити оплату
        Команду надсилайте у відповідь на повідомлення про клієнта або в темі клієнта.
        """;

    private readonly TimeZoneInfo zone = options.Value.Zone;

    /// <summary>The answer to a question about a customer; null where the question is about one and nobody is known.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task<OutboundMessage?> Answer(ManagerQuestion question, string? session) => question switch
    {
        ManagerQuestion.Help => Html(Commands),
        ManagerQuestion.CannedAnswers => Html(Names()),
        _ when session is null => null,
        ManagerQuestion.Order => Html(Order(await orders.Newest(session))),
        ManagerQuestion.History => Html(History(
            await transcript.Latest(session, long.MaxValue, HistoryLines, CancellationToken.None))),
        _ => Html("⚠️ Такої команди немає, клієнту нічого не надіслано. Перелік команд: /help"),
    };

    private static OutboundMessage Html(string text) => new() { Text = text, Html = true };

    private string Names() => canned.Names.Any()
        ? $"<b>Готові відповіді</b>\n{string.Join('\n', canned.Names.Select(name => $"<code>/c {AlertComposer.Escape(name, 40)}</code>"))}"
        : "Готових відповідей немає: додайте їх до файлу <code>managers/answers.yaml</code>.";

    private static string Order(OrderSheet? sheet)
    {
        if (sheet is null)
            return "Оформлених замовлень у клієнта немає.";
        var text = new StringBuilder();
        foreach (var (label, value) in OrderBlock.Lines(sheet.Order, sheet.Proofs))
            text.Append(label is "•" ? "• " : $"<b>{label}:</b> ").Append(AlertComposer.Escape(value, MaxLineLength)).Append('\n');
        return text.Append("<b>Статус:</b> ").Append(OrderWords.Of(new OrderReceipt(sheet.Order.Number, sheet.Status))).ToString();
    }

    private string History(ImmutableArray<TranscriptLine> lines) => lines.IsEmpty
        ? "Повідомлень немає."
        : string.Join('\n', lines.Select(line => $"{Time(line.At)} {AlertComposer.Line(line, MaxLineLength)}"));

    private string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("dd.MM HH:mm", CultureInfo.InvariantCulture);
}
