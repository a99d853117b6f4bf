namespace MirtAi.Grains.Payments;

/// <summary>What is to be done next for a payment.</summary>
public enum PaymentStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Make it at its provider.</summary>
    Open,

    /// <summary>Send the customer the link.</summary>
    SendLink,

    /// <summary>Grant what it pays for, or take that back.</summary>
    Settle,

    /// <summary>Have the provider refund what was asked for.</summary>
    Refund,

    /// <summary>Tell the customer how much was refunded.</summary>
    TellRefund,
}
