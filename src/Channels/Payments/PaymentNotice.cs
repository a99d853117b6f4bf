namespace MirtAi.Channels.Payments;

/// <summary>What the body of a payment provider's webhook is about.</summary>
public abstract record PaymentNotice
{
    private PaymentNotice()
    {
    }

    /// <summary>Something happened to a payment.</summary>
    /// <param name="ProviderId">The provider's id of the payment, of characters that are safe in addresses.</param>
    public sealed record About(string ProviderId) : PaymentNotice;

    /// <summary>It is authentic and about no payment.</summary>
    /// <param name="Reason">What it is about, in a few words.</param>
    public sealed record Ignored(string Reason) : PaymentNotice;

    /// <summary>It is not signed by the provider.</summary>
    public sealed record Forged : PaymentNotice;

    /// <summary>Nothing that the provider sends.</summary>
    /// <param name="Reason">What is wrong, in a few words.</param>
    public sealed record Malformed(string Reason) : PaymentNotice;
}
