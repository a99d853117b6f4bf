using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>
/// How a payment stands at its provider, in the order in which it gets there: it never goes back. The numbers are part of the contract and
/// are never reused.
/// </summary>
[GenerateSerializer, Alias("mirtai.payment-status")]
public enum PaymentStatus
{
    /// <summary>The provider has not confirmed that there is one.</summary>
    New = 0,

    /// <summary>The customer has not paid.</summary>
    Pending = 1,

    /// <summary>The money is reserved.</summary>
    Authorized = 2,

    /// <summary>Money came that pays for nothing yet: less than was asked, or the provider keeps it. A person decides.</summary>
    Held = 3,

    /// <summary>It is paid; parts may be refunded.</summary>
    Succeeded = 4,

    /// <summary>It came to nothing, or was taken back as a whole.</summary>
    Canceled = 5,

    /// <summary>The provider knows no such payment.</summary>
    Missing = 6,
}
