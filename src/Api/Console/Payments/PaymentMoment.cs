using System.Collections.Immutable;
using MirtAi.Silo.Payments;

namespace MirtAi.Api.Console.Payments;

/// <summary>Something that happened to a payment.</summary>
/// <param name="At">When.</param>
/// <param name="What">What it was, by the key of its text.</param>
/// <param name="Status">How the payment, or the refund, stood then; the key of its word, by its kind.</param>
/// <param name="Amount">The sum that it is about.</param>
/// <param name="Currency">Of the sum; a provider may tell another than the payment's.</param>
public sealed record PaymentMoment(DateTimeOffset At, string What, (string Kind, string Code) Status, decimal Amount, string Currency)
{
    /// <summary>How much was refunded by then.</summary>
    public decimal Refunded { get; init; }

    /// <summary>What came of it: the outcome of an event, or why a refund was refused.</summary>
    public string? Note { get; init; }

    /// <summary>All that is known of a payment, what happened last first.</summary>
    public static ImmutableArray<PaymentMoment> Of(
        PaymentView payment, IReadOnlyList<PaymentEventView> events, IReadOnlyList<RefundView> refunds) =>
    [
        .. events.Select(told => new PaymentMoment(told.At, "payments.moment.told", ("paid", told.Status), told.Amount, told.Currency)
        {
            Refunded = told.Refunded,
            Note = told.Outcome,
        })
        .Concat(refunds.Select(refund => new PaymentMoment(refund.At, "payments.moment.refund", ("refund", refund.Status), refund.Amount,
            payment.Currency)
        {
            Note = refund.Reason,
        }))
        .Append(new PaymentMoment(payment.CreatedAt, "payments.moment.made", ("paid", "new"), payment.Amount, payment.Currency))
        .OrderByDescending(moment => moment.At),
    ];
}
