using System.Collections.Immutable;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// Writes what managers read of a conversation that a person has. It is in the HTML subset of chats, customers' words escaped.
/// </summary>
public static class RelayComposer
{
    /// <summary>What is said of photos that cannot be had any more.</summary>
    public const string PhotosGone = "фото вже недоступні";

    private const string Blocked = "клієнт заблокував бота або вийшов із чату";

    private const int MaxTextLength = 3_000, MaxReasonLength = 200, MaxQuoteLength = 200;

    /// <summary>What the customer wrote.</summary>
    public static OutboundMessage Said(Session session, InboundEvent inbound)
    {
        var kind = inbound switch
        {
            { Media: { } media } => $"[{MediaWords.Of(media)}] ",
            { Images.Length: > 0 } => $"[📷 {inbound.Images.Length}] ",
            { Kind: InboundKind.Edit } => "✏️ ",
            { Kind: InboundKind.Unsent } => "🗑 одне з повідомлень видалено",
            _ => "",
        };
        return Html($"👤 <b>{Name(session)}</b>: {kind}{AlertComposer.Escape(inbound.Text, MaxTextLength)}");
    }

    /// <summary>What an answer to it answers; null if the customer's channel does not number its messages.</summary>
    public static QuotedMessage? Quoted(InboundEvent inbound) => inbound is not { MessageId.Length: > 0, Kind: not InboundKind.Unsent }
        ? null
        : new(inbound.MessageId, CodePoints.Cut(Quotation.Without(inbound.Text), QuotedMessage.MaxLength));

    /// <summary>What a manager did.</summary>
    public static OutboundMessage Done(Session session, ManagerAction action)
    {
        var manager = AlertComposer.Escape(action.Manager, 100);
        return Html(action.Kind switch
        {
            ManagerActionKind.HandBack => $"🤖 {manager} повертає боту чат із клієнтом {Who(session)}.",
            ManagerActionKind.Close => $"✅ {manager} закриває звернення клієнта {Who(session)}.",
            _ => $"🧑‍💼 {manager} веде чат із клієнтом {Who(session)}. Щоб написати клієнту, відповідайте на повідомлення про нього "
                + "або пишіть у його темі.",
        });
    }

    /// <summary>What a manager decided of an order.</summary>
    public static OutboundMessage Decided(Session session, OrderReceipt order)
    {
        var untold = session.Unreachable ? "\n⚠️ Клієнт заблокував бота або вийшов із чату: він про це не дізнається." : "";
        return Html(
            $"💳 {AlertComposer.Escape(order.Manager ?? "", 100)}: {OrderWords.Of(order)}, замовлення "
            + $"<code>{AlertComposer.Escape(order.Number, 40)}</code>, клієнт {Who(session)}.{untold}");
    }

    /// <summary>A customer waits for a person; the last time a manager is reminded, the bot offers to go on.</summary>
    public static OutboundMessage Reminder(Session session, DateTimeOffset now)
    {
        if (session.Handoff is not { } handoff)
            return Waiting(session, session.Call!.Reason, EscalationReasons.Level(session.Call.Reason), now - session.Call.Since);
        if (handoff.Manager is not { } name)
            return Waiting(session, handoff.Reason ?? "", handoff.Level ?? "", now - handoff.Since);
        var waits = $"клієнт {Who(session)} чекає на відповідь {Durations.Of(now - (handoff.WaitingSince ?? handoff.Since))}.";
        var offer = handoff.RemindAt is null ? " Повернути чат боту?" : "";
        return Html($"⏰ {AlertComposer.Escape(name, 100)}, {waits}{offer}");
    }

    private static OutboundMessage Waiting(Session session, string reason, string level, TimeSpan age) => Html(
        $"⏰ <b>{AlertComposer.Escape(ReasonWords.Heading(reason), 200)}</b> · {AlertComposer.Escape(level, 10)}\n"
        + $"Клієнт {Who(session)} чекає на людину {Durations.Of(age)}, чат ще ніхто не взяв.");

    /// <summary>The customer gets nothing any more.</summary>
    public static OutboundMessage Undeliverable(Session session, string reason) => Html(
        $"⚠️ Клієнт {Who(session)} не отримує повідомлень: {Blocked} (<i>{AlertComposer.Escape(reason, MaxReasonLength)}</i>).");

    /// <summary>What a manager wrote was not delivered, and why.</summary>
    public static OutboundMessage Undelivered(Session session, UndeliveredMessage message)
    {
        var what = message.Text.Length > 0 ? $"«{AlertComposer.Escape(message.Text, MaxQuoteLength)}»" : "Фото або файл";
        return Html(message.Outcome switch
        {
            UndeliveredOutcome.Uncertain =>
                $"⚠️ {what} — невідомо, чи отримав це клієнт {Who(session)}: канал не відповів. "
                + "Перевірте в чаті, перш ніж надсилати ще раз.",
            _ => $"⚠️ {what} — не доставлено клієнту {Who(session)}: {Why(message)}.",
        });
    }

    private static string Why(UndeliveredMessage message) => message.Outcome switch
    {
        UndeliveredOutcome.Unreachable => Blocked,
        UndeliveredOutcome.WindowClosed => "останнє повідомлення клієнта надто давнє, канал дозволить писати, коли клієнт напише знову",
        UndeliveredOutcome.Exhausted => "канал не працює, спроби вичерпано; спробуйте пізніше",
        _ => $"канал не приймає такого повідомлення (<i>{AlertComposer.Escape(message.Reason, MaxReasonLength)}</i>)",
    };

    /// <summary>Photos of the customer's.</summary>
    public static OutboundMessage Photos(Session session, ImmutableArray<string> images) =>
        Html($"📷 <b>{Name(session)}</b>") with { Images = images };

    /// <summary>A file of the customer's, with the words that stand in for it when it cannot be had any more.</summary>
    public static OutboundMessage Attached(Session session, AttachedFile file) => Gone(session) with { File = file };

    /// <summary>What stands in for a photo or a file that cannot be had any more.</summary>
    public static OutboundMessage Gone(Session session) => Html($"📎 <b>{Name(session)}</b>: файл або фото вже недоступні.");

    private static string Who(Session session)
    {
        var key = $"<code>{AlertComposer.Escape(session.Key, 100)}</code>";
        return Known(session) is { } name ? $"<b>{AlertComposer.Escape(name, 120)}</b> ({key})" : key;
    }

    private static string Name(Session session) => AlertComposer.Escape(Known(session) ?? session.Key, 120);

    private static string? Known(Session session) => session.Customer.Name ?? session.Conversation.Order.Recipient.FullName;

    private static OutboundMessage Html(string text) => new() { Text = text, Html = true };
}
