using System.Globalization;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Subscriptions;

/// <summary>What customers hear of their subscriptions. Times are of the shop's time zone.</summary>
internal static class SubscriptionTexts
{
    public static CustomerWords Extended(string name, DateTimeOffset end)
    {
        var day = Day(end);
        return new(
            $"Дякуємо за оплату! Підписка «{name}» діє до {day}.",
            $"Спасибо за оплату! Подписка «{name}» действует до {day}.",
            $"Thank you for your payment! Your subscription “{name}” runs until {day}.");
    }

    public static CustomerWords Ending(string name, DateTimeOffset end)
    {
        var day = Day(end);
        return new(
            $"Нагадуємо: підписка «{name}» закінчується {day}.",
            $"Напоминаем: подписка «{name}» заканчивается {day}.",
            $"A reminder: your subscription “{name}” ends on {day}.");
    }

    private static string Day(DateTimeOffset time) => time.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
