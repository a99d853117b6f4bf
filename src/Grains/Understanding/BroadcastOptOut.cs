using System.Collections.Frozen;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Understanding;

/// <summary>A customer's wish to get no more broadcasts, in words or by the button below one.</summary>
internal static class BroadcastOptOut
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "/stop", "stop", "стоп", "отписаться", "відписатися", "unsubscribe");

    /// <summary>What the button says, which is one of the words.</summary>
    public static readonly LocalizedText Button = new("Відписатися", "Отписаться", "Unsubscribe");

    /// <summary>What stands below the text where there are no buttons.</summary>
    public static readonly LocalizedText Hint = new(
        "Щоб не отримувати розсилок, напишіть «стоп».",
        "Чтобы не получать рассылок, напишите «стоп».",
        "To get no more of these messages, write “stop”.");

    /// <summary>What the customer is told.</summary>
    public static readonly LocalizedText Answer = new(
        "Добре, розсилок більше не буде. Якщо знадобиться допомога із замовленням, просто напишіть.",
        "Хорошо, рассылок больше не будет. Если понадобится помощь с заказом, просто напишите.",
        "All right, no more newsletters. If you need help with an order, just write.");

    /// <summary>Whether a message is nothing but that wish.</summary>
    public static bool IsIn(InboundEvent inbound) =>
        inbound.Kind is InboundKind.Message or InboundKind.Command or InboundKind.Button
        && inbound.Images.IsDefaultOrEmpty
        && IsSaidBy(inbound.Text);

    /// <summary>Whether a text, or the value of a button, says nothing else.</summary>
    public static bool IsSaidBy(string text) => Words.Contains((OutboundButton.WordsOf(text) ?? text).Trim().TrimEnd('.', '!'));
}
