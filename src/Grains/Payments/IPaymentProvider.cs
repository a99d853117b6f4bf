namespace MirtAi.Grains.Payments;

/// <summary>A payment provider. It makes one attempt and says what became of it; it never throws but for cancellation.</summary>
public interface IPaymentProvider
{
    /// <summary>Its name, for instance <c>yookassa</c>.</summary>
    string Name { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>Whether it is configured.</summary>
    bool IsOn { get; }

    /// <summary>Makes a payment. Repeated with the same id within a day, it answers with the payment that it made.</summary>
    /// <param name="id">The service's id of the payment, which the provider keeps with it: 32 hexadecimal digits.</param>
    /// <param name="payment">What is to be paid.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<ProviderAnswer> Open(string id, Payment payment, CancellationToken cancellationToken);

    /// <summary>How a payment stands.</summary>
    Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken);

    /// <summary>Whether <see cref="Refund"/> may be repeated with the same id within a day: it is done once all the same.</summary>
    bool RepeatsRefunds { get; }

    /// <summary>Why a refund cannot be asked for, one of <see cref="RefundFaults"/>; null if it can.</summary>
    /// <param name="payment">A payment that is paid.</param>
    /// <param name="amount">How much; it is left of the payment.</param>
    /// <param name="address">Where a cryptocurrency goes, if that was said.</param>
    string? RefundFault(Payment payment, decimal amount, string? address);

    /// <summary>
    /// Asks for a refund. <see cref="ProviderAnswer.Accepted"/> says nothing of the money yet: <see cref="Find"/> does.
    /// </summary>
    /// <param name="refund">The refund, without a fault.</param>
    /// <param name="payment">The payment.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<ProviderAnswer> Refund(Refund refund, Payment payment, CancellationToken cancellationToken);
}
