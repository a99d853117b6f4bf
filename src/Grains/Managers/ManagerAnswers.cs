using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Managers;

/// <summary>What a manager is told after an action: who pressed a button always, others only when it was not done.</summary>
internal static class ManagerAnswers
{
    private const string Unknown =
        "Не знаю, про кого це повідомлення. Відповідайте на повідомлення бота про клієнта або пишіть у темі клієнта.";

    private const string Stale = "Ця кнопка застаріла, нічого не зроблено. Відкрийте найновіше повідомлення про клієнта й натисніть там.";

    private const string Noted = "📝 Нотатку збережено, клієнт її не побачить.";

    /// <summary>The answer; null if what happened speaks for itself.</summary>
    public static OutboundMessage? Of(ManagerEvent done, string? session, ManagerReceipt? receipt, TimeProvider clock)
    {
        if (done.CallbackId is { } callback)
        {
            var text = done.IsStale ? Stale : receipt is null ? Unknown : Text(done, receipt, clock);
            return new OutboundMessage { CallbackId = callback, Text = text };
        }

        if (session is null)
            return AboutNobody(done);
        return receipt switch
        {
            { Outcome: ManagerOutcome.AlreadySo } when done.Kind is ManagerActionKind.Correct => null,
            { Outcome: ManagerOutcome.Done } when done.Kind is ManagerActionKind.Note => new OutboundMessage { Text = Noted },
            { Outcome: ManagerOutcome.Done } when IsOfComments(done.Kind) =>
                new OutboundMessage { Text = Text(done, receipt, clock) },
            null or { Outcome: ManagerOutcome.Done } => null,
            _ => new OutboundMessage { Text = "⚠️ " + Text(done, receipt, clock) },
        };
    }

    /// <summary>
    /// The answer to what is about no customer; null for what people say to each other there. Who answers the bot in a topic has a
    /// customer's before them that is not known any more.
    /// </summary>
    public static OutboundMessage? AboutNobody(ManagerEvent done) =>
        done is { Canned: null, Question: null or ManagerQuestion.Unknown }
        && done.Kind is null or ManagerActionKind.Say or ManagerActionKind.Correct
        && !(done is { Topic: not null, About: not null })
            ? null
            : new OutboundMessage { Text = Unknown };

    private static bool IsOfComments(ManagerActionKind? kind) =>
        kind is ManagerActionKind.AnswerComment or ManagerActionKind.HideComment or ManagerActionKind.LeaveComment;

    private static string Text(ManagerEvent done, ManagerReceipt receipt, TimeProvider clock) => receipt.Outcome switch
    {
        ManagerOutcome.TakenByAnother when receipt is { Manager: { } manager, Since: { } since } =>
            $"Цей чат уже веде {manager}, {Ago(clock.GetUtcNow() - since)}.",
        ManagerOutcome.NoSession => "Цього клієнта вже немає: його дані видалено.",
        ManagerOutcome.Unreachable when done.Kind is ManagerActionKind.Correct =>
            "Виправлення не передано: клієнт заблокував бота або вийшов із чату.",
        ManagerOutcome.Unreachable => "Не надіслано: клієнт заблокував бота або вийшов із чату.",
        ManagerOutcome.NotCarried => "Не надіслано: канал клієнта такого не передає. Текст і фото він передає.",
        ManagerOutcome.NoCannedAnswer => "Не надіслано: готової відповіді з такою назвою немає. Перелік: /c",
        ManagerOutcome.NoComment when done.Kind is ManagerActionKind.Say => "Не надіслано: цього коментаря вже немає.",
        ManagerOutcome.NoComment => "Цього коментаря вже немає.",
        ManagerOutcome.NoMessage => "Виправлення не передано: цього повідомлення клієнт не отримував, або воно надто давнє.",
        ManagerOutcome.OfCommentsAlone => "Це можна зробити лише з коментарем.",
        ManagerOutcome.NoCommentReply =>
            "Не надіслано: відповідь на коментар — це текст до 300 символів без фото; коментарі прямого ефіру відповідей не мають.",
        ManagerOutcome.NoOrder => "Такого замовлення в цього клієнта немає.",
        ManagerOutcome.Decided when receipt is { Order: { Manager: { } manager, At: { } at } order } =>
            $"Уже вирішено: {OrderWords.Of(order)} ({manager}, {Ago(clock.GetUtcNow() - at)}).",
        ManagerOutcome.Decided when receipt is { Order: { } order } => $"Уже вирішено: {OrderWords.Of(order)}.",
        ManagerOutcome.AlreadySo when done.Kind is ManagerActionKind.HideComment => "Коментар уже приховано.",
        ManagerOutcome.AlreadySo when done.Kind is ManagerActionKind.LeaveComment => "Коментар уже залишено як є.",
        ManagerOutcome.AlreadySo when done.Kind is ManagerActionKind.Close => "Звернення вже закрито.",
        ManagerOutcome.AlreadySo => done.Kind is ManagerActionKind.TakeOver ? "Ви вже ведете цей чат." : "Цей чат уже веде бот.",
        _ => done.Kind switch
        {
            ManagerActionKind.TakeOver => "Ви ведете цей чат: бот мовчить.",
            ManagerActionKind.HandBack => "Чат повернуто боту.",
            ManagerActionKind.Close => "Звернення закрито.",
            ManagerActionKind.ConfirmPayment => "Оплату підтверджено, клієнт про це дізнається.",
            ManagerActionKind.AnswerComment =>
                "Надішліть текст у відповідь на це повідомлення або в темі коментаря: його буде опубліковано під коментарем.",
            ManagerActionKind.HideComment => "Коментар приховано.",
            ManagerActionKind.LeaveComment => "Коментар залишено як є.",
            ManagerActionKind.RejectPayment => "Оплату не підтверджено, клієнт про це дізнається.",
            _ => "Надіслано.",
        },
    };

    private static string Ago(TimeSpan time) => time.TotalMinutes < 1 ? "щойно" : $"{Durations.Of(time)} тому";
}
