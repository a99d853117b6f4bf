using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Payments;

/// <summary>
/// What happens to a payment, as pure functions. Whatever the order of the events, and however often each comes, the payment ends in the
/// furthest state and with the greatest refund that any of them told: nothing else counts.
/// </summary>
public static class PaymentRules
{
    /// <summary>How long a provider is asked to make a payment; after a day it would make another one.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(23);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Asks for a payment; one that was asked for stays as it is.</summary>
    public static Decision<Payment, bool> Asked(this Payment payment, string id, PaymentRequest request, DateTimeOffset now) =>
        payment.IsOurs
            ? new(null, CommitEffects.None, false)
            : new Payment
            {
                Provider = request.Provider,
                SessionKey = request.SessionKey,
                Order = request.Order,
                Plan = request.Plan,
                PlanDays = request.PlanDays,
                Amount = request.Amount,
                Currency = request.Currency,
                CreatedAt = now,
            }.Stored(id, now);

    /// <summary>The provider has made it.</summary>
    public static Decision<Payment, bool> Opened(this Payment payment, string id, ProviderAnswer.Found made, DateTimeOffset now) =>
        payment.Url is not null
            ? new(null, CommitEffects.None, false)
            : (payment with
            {
                ProviderId = payment.ProviderId ?? made.Event.ProviderId,
                Url = made.Url ?? "",
                Status = Further(payment.Status, PaymentStatus.Pending),
            }).Stored(id, now);

    /// <summary>The provider will not make it.</summary>
    public static Decision<Payment, bool> Refused(
        this Payment payment, string id, string reason, INoticeRoute notes, DateTimeOffset now)
    {
        if (payment.Step != PaymentStep.Open)
            return new(null, CommitEffects.None, false);
        var next = payment with { Status = PaymentStatus.Canceled, Problem = reason };
        return next.Stored(id, now, notes.Address(PaymentTexts.NotMade(next)));
    }

    /// <summary>What is due could not be done now: it is tried again after a pause that doubles from a second.</summary>
    public static Decision<Payment, bool> PutOff(this Payment payment, DateTimeOffset now)
    {
        if (payment.Step == PaymentStep.None)
            return new(null, CommitEffects.None, false);
        var pause = TimeSpan.FromSeconds(Math.Min(1 << Math.Min(payment.Attempts, 10), LongestPause.TotalSeconds));
        return new(payment with { Attempts = payment.Attempts + 1, DueAt = now + pause }, CommitEffects.None, true);
    }

    /// <summary>The customer has the link, or cannot be sent it.</summary>
    public static Decision<Payment, bool> LinkTold(this Payment payment, string id, DateTimeOffset now) =>
        payment.LinkSent ? new(null, CommitEffects.None, false) : (payment with { LinkSent = true }).Stored(id, now);

    /// <summary>Its provider was asked, and said nothing new.</summary>
    public static Decision<Payment, bool> Checked(this Payment payment, string id, DateTimeOffset now) =>
        payment.IsOurs
            ? new(payment with { CheckedAt = now }, (payment with { CheckedAt = now }).Effects(id), true)
            : new(null, CommitEffects.None, false);

    /// <summary>The provider told how the payment stands.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="id">The service's id, the grain's key.</param>
    /// <param name="seen">What it told when it was asked.</param>
    /// <param name="notes">Where managers are told.</param>
    /// <param name="now">The time.</param>
    public static Decision<Payment, Receipt> Observe(
        this Payment payment, string id, PaymentEvent seen, INoticeRoute notes, DateTimeOffset now)
    {
        var outcome = payment.Judge(seen);
        if (outcome is null)
            return new(null, CommitEffects.None, Receipt.Accepted);
        var next = outcome switch
        {
            PaymentOutcomes.Missing or PaymentOutcomes.Late => payment,
            PaymentProblems.Unknown when payment.IsOurs => payment,
            PaymentProblems.Unknown => payment.Foreign(seen, now),
            PaymentOutcomes.Applied => payment.Joined(seen),
            _ => payment.Joined(seen) with { Problem = payment.Problem ?? outcome },
        };
        var stored = next.Stored(id, now, PaymentTexts.News(payment, next, seen, outcome) is { } text ? notes.Address(text) : null);
        return new(
            stored.Next,
            stored.Effects with { Features = [.. stored.Effects.Features, new PaymentHeard(id, next.SessionKey, seen, outcome, now)] },
            Receipt.Accepted);
    }

    /// <summary>What it pays for was granted or taken back, as far as <paramref name="owed"/>, or cannot be.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="id">The service's id, the grain's key.</param>
    /// <param name="owed">What was owed when it was done.</param>
    /// <param name="receipt">What became of it; null if nothing had to be done.</param>
    /// <param name="notes">Where managers are told.</param>
    /// <param name="now">The time.</param>
    public static Decision<Payment, bool> Settled(
        this Payment payment, string id, decimal owed, ManagerReceipt? receipt, INoticeRoute notes, DateTimeOffset now)
    {
        var problem = receipt switch
        {
            { Outcome: ManagerOutcome.NoOrder or ManagerOutcome.NoSession } => PaymentProblems.OrderGone,
            { Outcome: ManagerOutcome.Decided, Order.Status: OrderStatus.Cancelled or OrderStatus.Returned } => PaymentProblems.OrderClosed,
            _ => null,
        };
        if (problem is null || owed == 0)
            return (payment with { Granted = owed }).Stored(id, now);
        var next = payment with { Granted = 0, Problem = problem };
        return next.Stored(id, now, notes.Address(PaymentTexts.Useless(next)));
    }

    /// <summary>What the event means; null if it says nothing new.</summary>
    private static string? Judge(this Payment payment, PaymentEvent seen)
    {
        if (seen.Status == PaymentStatus.Missing)
            return PaymentOutcomes.Missing;
        if (!payment.IsOurs || payment.Provider != seen.Provider || (payment.ProviderId ?? seen.ProviderId) != seen.ProviderId)
            return payment.IsOurs || !payment.Says(seen) ? PaymentProblems.Unknown : null;
        if (payment.Says(seen))
            return null;
        if (seen.Status < payment.Status && seen.Refunded <= payment.Refunded)
            return PaymentOutcomes.Late;
        if (seen.Status is PaymentStatus.New or PaymentStatus.Pending or PaymentStatus.Canceled)
            return PaymentOutcomes.Applied;
        return seen switch
        {
            { IsTest: true } => PaymentProblems.Test,
            _ when seen.Currency != payment.Currency => PaymentProblems.Currency,
            _ when seen.Amount != payment.Amount => PaymentProblems.Amount,
            _ => PaymentOutcomes.Applied,
        };
    }

    private static bool Says(this Payment payment, PaymentEvent seen) =>
        payment.ProviderId == seen.ProviderId && payment.Status == seen.Status && payment.Refunded >= seen.Refunded;

    private static Payment Joined(this Payment payment, PaymentEvent seen) => payment with
    {
        ProviderId = payment.ProviderId ?? seen.ProviderId,
        Status = Further(payment.Status, seen.Status),
        Refunded = Math.Max(payment.Refunded, seen.Refunded),
    };

    private static Payment Foreign(this Payment payment, PaymentEvent seen, DateTimeOffset now) => payment with
    {
        Provider = seen.Provider,
        ProviderId = seen.ProviderId,
        Amount = seen.Amount,
        Currency = seen.Currency,
        Status = Further(payment.Status, seen.Status),
        Refunded = Math.Max(payment.Refunded, seen.Refunded),
        Problem = PaymentProblems.Unknown,
        CreatedAt = payment.CreatedAt == default ? now : payment.CreatedAt,
    };

    private static PaymentStatus Further(PaymentStatus one, PaymentStatus other) => one > other ? one : other;

    private static Decision<Payment, bool> Stored(this Payment payment, string id, DateTimeOffset now, OutboxEntry? note = null)
    {
        var next = payment.Due(now);
        return new(next, next.Effects(id) with { Outbox = note is null ? [] : [note] }, true);
    }

    /// <summary>The payment with what is next for it due at once.</summary>
    internal static Payment Due(this Payment payment, DateTimeOffset now) =>
        payment with { Attempts = 0, DueAt = payment.Step == PaymentStep.None ? null : now };

    internal static CommitEffects Effects(this Payment payment, string id) =>
        payment.Provider.Length == 0 ? CommitEffects.None : new() { Features = [new PaymentChanged(id, payment)] };
}
