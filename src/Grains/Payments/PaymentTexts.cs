using System.Globalization;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Payments;

/// <summary>What customers and managers read of payments.</summary>
internal static class PaymentTexts
{
    /// <summary>The link, for the customer.</summary>
    public static CustomerWords Link(Payment payment)
    {
        var sum = Sum(payment.Amount, payment.Currency);
        return payment.Order is { } order
            ? new(
                $"Оплатити замовлення {order} на суму {sum} можна за посиланням: {payment.Url}",
                $"Оплатить заказ {order} на сумму {sum} можно по ссылке: {payment.Url}",
                $"You can pay {sum} for order {order} here: {payment.Url}")
            : new(
                $"Оплатити підписку на суму {sum} можна за посиланням: {payment.Url}",
                $"Оплатить подписку на сумму {sum} можно по ссылке: {payment.Url}",
                $"You can pay {sum} for your subscription here: {payment.Url}");
    }

    /// <summary>What was refunded in all, for the customer: said again after another refund, it is still true.</summary>
    public static CustomerWords Refunded(Payment payment)
    {
        var (sum, asked) = (Sum(payment.Refunded, payment.Currency), Sum(payment.Amount, payment.Currency));
        var isPart = payment.Refunded < payment.Amount;
        var (uk, ru, en) = payment.Order is { } order
            ? ($"замовлення {order}", $"заказ {order}", $"order {order}")
            : ("підписку", "подписку", "your subscription");
        return new(
            $"Ми повернули Вам {sum}{(isPart ? $" із {asked}" : "")} за {uk}. Зарахування може зайняти кілька днів.",
            $"Мы вернули Вам {sum}{(isPart ? $" из {asked}" : "")} за {ru}. Зачисление может занять несколько дней.",
            $"We have refunded you {sum}{(isPart ? $" of {asked}" : "")} for {en}. It may take a few days to reach you.");
    }

    /// <summary>A refund that was asked for here came to nothing, or nobody knows, for managers.</summary>
    public static string NotRefunded(Payment payment, Refund refund)
    {
        var what = $"⚠️ {Name(payment)}: повернення {Sum(refund.Amount, payment.Currency)} за {What(payment)}";
        return refund.Status == RefundStatus.Refused
            ? $"{what} не виконано: {refund.Reason}."
            : $"{what} — невідомо, чи виконано. Перевірте його в кабінеті провайдера.";
    }

    /// <summary>The provider will not make the payment, for managers.</summary>
    public static string NotMade(Payment payment) =>
        $"⚠️ Платіж за {What(payment)} на суму {Sum(payment.Amount, payment.Currency)} не створено: {payment.Problem}. "
        + "Клієнт не отримав посилання.";

    /// <summary>Money came for an order that is no more, for managers.</summary>
    public static string Useless(Payment payment) =>
        $"⚠️ {Name(payment)}: надійшла оплата {Sum(payment.Amount, payment.Currency)}, але замовлення {payment.Order} "
        + (payment.Problem == PaymentProblems.OrderGone ? "не знайдено" : "уже скасовано або повернено") + ". Поверніть гроші клієнту.";

    /// <summary>What managers are told of an event; null if they are told nothing.</summary>
    public static string? News(Payment before, Payment after, PaymentEvent seen, string outcome)
    {
        var name = $"{seen.Provider} {seen.ProviderId}";
        var sum = Sum(seen.Amount, seen.Currency);
        var asked = Sum(before.Amount, before.Currency);
        return outcome switch
        {
            PaymentOutcomes.Missing => $"⚠️ Надійшло повідомлення про платіж {name}, якого провайдер не знає. Нічого не зараховано.",
            PaymentProblems.Unknown when before.IsOurs =>
                $"⚠️ Платіж {name} на суму {sum} посилається на чужий платіж за {What(before)}. Нічого не зараховано.",
            PaymentProblems.Unknown when before.Problem is null && seen.Status >= PaymentStatus.Held =>
                $"⚠️ Надійшов платіж {name} на суму {sum}, створений не тут. Нічого не зараховано.",
            PaymentOutcomes.Late when seen.Status == PaymentStatus.Succeeded && before.Status == PaymentStatus.Canceled =>
                $"⚠️ Платіж {name} скасовано, але провайдер повідомляє про оплату {sum}. Нічого не зараховано: перевірте його в кабінеті.",
            PaymentProblems.Amount when before.Problem is null =>
                $"⚠️ Платіж {name} за {What(before)}: сума {sum}, а мала бути {asked}. Нічого не зараховано.",
            PaymentProblems.Currency when before.Problem is null =>
                $"⚠️ Платіж {name} за {What(before)}: валюта {seen.Currency}, а мала бути {before.Currency}. "
                + "Нічого не зараховано.",
            PaymentProblems.Test when before.Problem is null =>
                $"⚠️ Платіж {name} за {What(before)} тестовий, справжніх грошей немає. Нічого не зараховано.",
            PaymentOutcomes.Applied => Change(before, after, name),
            _ => null,
        };
    }

    private static string? Change(Payment before, Payment after, string name) => after switch
    {
        { Status: PaymentStatus.Held } when before.Status != PaymentStatus.Held =>
            $"⚠️ Платіж {name} за {What(before)}: гроші надійшли не повністю або заблоковані провайдером. "
            + "Нічого не зараховано.",
        { Status: PaymentStatus.Canceled } when before.Status is PaymentStatus.Succeeded or PaymentStatus.Held =>
            $"⚠️ Платіж {name} за {What(before)} скасовано після оплати.",
        _ when after.Refunded > before.Refunded =>
            $"↩️ Платіж {name} за {What(before)}: повернено {Sum(after.Refunded, after.Currency)} "
            + $"із {Sum(after.Amount, after.Currency)}.",
        _ => null,
    };

    private static string What(Payment payment) => payment.Order is { } order ? $"замовлення {order}" : $"підписку {payment.Plan}";

    private static string Name(Payment payment) => $"{payment.Provider} {payment.ProviderId}";

    private static string Sum(decimal amount, string currency) =>
        $"{amount.ToString("0.00######", CultureInfo.InvariantCulture)} {currency}";
}
