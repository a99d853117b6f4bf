using System.Collections.Frozen;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>A customer's wish to get no more broadcasts.</summary>
internal static class OptOut
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "/stop", "stop", "стоп", "отписаться", "відписатися", "unsubscribe");

    /// <summary>Whether a message is nothing but that wish.</summary>
    public static bool IsIn(InboundEvent inbound) =>
        inbound.Kind is InboundKind.Message or InboundKind.Command or InboundKind.Button
        && inbound.Images.IsDefaultOrEmpty
        && Words.Contains(inbound.Text.Trim().TrimEnd('.', '!'));

    /// <summary>What the customer is told.</summary>
    public static readonly LocalizedText Answer = new(
        "Добре, розсилок більше не буде. Якщо знадобиться допомога із замовленням, просто напишіть.",
        "Хорошо, рассылок больше не будет. Если понадобится помощь с заказом, просто напишите.",
        "All right, no more newsletters. If you need help with an order, just write.");
}
