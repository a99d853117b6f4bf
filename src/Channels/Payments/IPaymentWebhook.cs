using System.Net;

namespace MirtAi.Channels.Payments;

/// <summary>
/// Where a payment provider says that something happened to a payment. What it says of it does not count: the provider is asked.
/// </summary>
public interface IPaymentWebhook
{
    /// <summary>The provider's name, for instance <c>yookassa</c>.</summary>
    string Provider { get; }

    /// <summary>The path that it posts to.</summary>
    string Path { get; }

    /// <summary>Whether the provider is configured.</summary>
    bool IsOn { get; }

    /// <summary>Whether a sender at this address may be the provider; always where the address tells nothing.</summary>
    bool MayBeFrom(IPAddress? sender);

    /// <summary>What a body is about.</summary>
    PaymentNotice Read(ReadOnlyMemory<byte> body);
}
