using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Managers;

/// <summary>What a manager is told after an action: who pressed a button always, others only when it was not done.</summary>
internal static class ManagerAnswers
{
    private const string Unknown = "Не знаю, про кого це повідомлення. Відповідайте на повідомлення бота про клієнта.";

    /// <summary>The answer; null if what happened speaks for itself.</summary>
    public static OutboundMessage? Of(ManagerEvent done, string? session, ManagerReceipt? receipt, TimeProvider clock)
    {
        if (done.CallbackId is { } callback)
            return new OutboundMessage { CallbackId = callback, Text = receipt is null ? Unknown : Text(done, receipt, clock) };
        // People also talk to each other there.
        if (session is null)
            return done.Kind is null or ManagerActionKind.Say ? null : new OutboundMessage { Text = Unknown };
        return receipt is null or { Outcome: ManagerOutcome.Done }
            ? null
            : new OutboundMessage { Text = "⚠️ " + Text(done, receipt, clock) };
    }

    private static string Text(ManagerEvent done, ManagerReceipt receipt, TimeProvider clock) => receipt.Outcome switch
    {
        ManagerOutcome.TakenByAnother when receipt is { Manager: { } manager, Since: { } since } =>
            $"Цей чат уже веде {manager}, {Ago(clock.GetUtcNow() - since)}.",
        ManagerOutcome.NoSession => "Цього клієнта вже немає: його дані видалено.",
        ManagerOutcome.Unreachable => "Не надіслано: клієнт заблокував бота або вийшов із чату.",
        ManagerOutcome.NotCarried => "Не надіслано: канал клієнта передає лише текст і фото.",
        ManagerOutcome.NoComment => "Не надіслано: цього коментаря вже немає.",
        ManagerOutcome.NoCommentReply =>
            "Не надіслано: відповідь на коментар — це текст до 300 символів без фото; коментарі прямого ефіру відповідей не мають.",
        ManagerOutcome.NoOrder => "Такого замовлення в цього клієнта немає.",
        ManagerOutcome.Decided when receipt is { Order: { Manager: { } manager, At: { } at } order } =>
            $"Уже вирішено: {OrderWords.Of(order)} ({manager}, {Ago(clock.GetUtcNow() - at)}).",
        ManagerOutcome.Decided when receipt is { Order: { } order } => $"Уже вирішено: {OrderWords.Of(order)}.",
        ManagerOutcome.AlreadySo => done.Kind is ManagerActionKind.TakeOver ? "Ви вже ведете цей чат." : "Цей чат уже веде бот.",
        _ => done.Kind switch
        {
            ManagerActionKind.TakeOver => "Ви ведете цей чат: бот мовчить.",
            ManagerActionKind.HandBack => "Чат повернуто боту.",
            ManagerActionKind.Close => "Звернення закрито.",
            ManagerActionKind.ConfirmPayment => "Оплату підтверджено, клієнт про це дізнається.",
            ManagerActionKind.RejectPayment => "Оплату не підтверджено, клієнт про це дізнається.",
            _ => "Надіслано.",
        },
    };

    private static string Ago(TimeSpan time) => time.TotalMinutes < 1 ? "щойно" : $"{Durations.Of(time)} тому";
}
