using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Payments;

/// <summary>
/// What happens to the refunds of a payment, as pure functions. A refund is only asked for here: what it takes back follows from what the
/// provider then says of the payment, as if it had been asked for in the provider's own cabinet.
/// </summary>
public static class RefundRules
{
    /// <summary>How many refunds a payment may have.</summary>
    public const int MaxRefunds = 100;

    private const int MaxAddressLength = 200;

    /// <summary>Asks for a refund; one that was asked for stays as it is.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="id">The service's id, the grain's key.</param>
    /// <param name="request">How much, and where to.</param>
    /// <param name="provider">The payment's provider; null if it is off.</param>
    /// <param name="now">The time.</param>
    public static Decision<Payment, RefundReceipt> RefundAsked(
        this Payment payment, string id, RefundRequest request, IPaymentProvider? provider, DateTimeOffset now)
    {
        if (payment.Refunds.FirstOrDefault(refund => refund.Id == request.Id) is { } known)
            return new(
                null,
                CommitEffects.None,
                payment.IsSame(known, request) ? known.Receipt : new(RefundStatus.Impossible, RefundFaults.OtherRequest));
        var amount = request.Amount ?? payment.Amount - payment.Refunded;
        if (payment.Fault(amount, request.Address, provider) is { } fault)
            return new(null, CommitEffects.None, new(RefundStatus.Impossible, fault));
        var asked = new Refund
        {
            Id = request.Id,
            Amount = amount,
            Target = payment.Refunded + amount,
            Address = request.Address,
            At = now,
        };
        return new(payment.With(asked).Due(now), payment.Effects(id), asked.Receipt);
    }

    /// <summary>The provider is about to be asked for it: from now on it may have it.</summary>
    public static Decision<Payment, bool> RefundSent(this Payment payment, string refundId) =>
        payment.RefundInProgress is { Sent: false } refund && refund.Id == refundId
            ? new(payment.With(refund with { Sent = true }), CommitEffects.None, true)
            : new(null, CommitEffects.None, false);

    /// <summary>
    /// The provider was asked for it, and how the payment stands. It is done once the payment says so; until then it is asked again.
    /// </summary>
    /// <param name="payment">The payment, with what its provider said of it.</param>
    /// <param name="id">The service's id, the grain's key.</param>
    /// <param name="refundId">The refund.</param>
    /// <param name="answer">What the provider answered; null if it was not asked for it this time.</param>
    /// <param name="notes">Where managers are told.</param>
    /// <param name="now">The time.</param>
    public static Decision<Payment, bool> RefundAnswered(
        this Payment payment, string id, string refundId, ProviderAnswer? answer, INoticeRoute notes, DateTimeOffset now)
    {
        if (payment.RefundInProgress is not { } refund || refund.Id != refundId)
            return new(null, CommitEffects.None, false);
        var next = refund with
        {
            Status = payment.Refunded >= refund.Target ? RefundStatus.Done
                : answer is ProviderAnswer.Refused ? RefundStatus.Refused
                : now >= refund.At + PaymentRules.OpenFor ? RefundStatus.Unclear
                : RefundStatus.Asked,
            Reason = (answer as ProviderAnswer.Refused)?.Reason,
        };
        if (next.Status == RefundStatus.Asked)
            return payment.PutOff(now);
        if (next.Status == RefundStatus.Done)
            next = next with { Reason = null };
        var note = next.Status == RefundStatus.Done ? null : notes.Address(PaymentTexts.NotRefunded(payment, next));
        return new(
            payment.With(next).Due(now),
            payment.Effects(id) with { Outbox = note is null ? [] : [note] },
            true);
    }

    /// <summary>The customer has heard how much was refunded, or cannot be told.</summary>
    public static Decision<Payment, bool> RefundTold(this Payment payment, decimal refunded, DateTimeOffset now) =>
        payment.RefundTold >= refunded
            ? new(null, CommitEffects.None, false)
            : new((payment with { RefundTold = refunded }).Due(now), CommitEffects.None, true);

    /// <summary>Whether the request is the one of a refund. A refund of all that was left went up to the whole payment.</summary>
    private static bool IsSame(this Payment payment, Refund refund, RefundRequest request) =>
        request.Address == refund.Address
        && (request.Amount is { } amount ? amount == refund.Amount : refund.Target == payment.Amount);

    private static string? Fault(this Payment payment, decimal amount, string? address, IPaymentProvider? provider) => payment switch
    {
        { IsOurs: false } or { ProviderId: null } or { Status: not PaymentStatus.Succeeded }
            or { Problem: PaymentProblems.Currency or PaymentProblems.Test } => RefundFaults.Unpaid,
        { RefundInProgress: not null } => RefundFaults.Running,
        { Refunds.Length: >= MaxRefunds } => RefundFaults.TooMany,
        _ when amount <= 0 || amount > payment.Amount - payment.Refunded => RefundFaults.Amount,
        _ when provider is null => RefundFaults.Off,
        _ when address is { Length: > MaxAddressLength } => RefundFaults.Address,
        _ => provider.RefundFault(payment, amount, address),
    };

    private static Payment With(this Payment payment, Refund refund) => payment with
    {
        Refunds = [.. payment.Refunds.Where(other => other.Id != refund.Id), refund],
    };
}
