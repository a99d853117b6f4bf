namespace MirtAi.Grains.Payments;

/// <summary>Why nothing is granted for a payment, as it is stored and shown.</summary>
public static class PaymentProblems
{
    /// <summary>It was not made here.</summary>
    public const string Unknown = "unknown";

    /// <summary>Another sum than was asked.</summary>
    public const string Amount = "amount";

    /// <summary>Another currency than was asked.</summary>
    public const string Currency = "currency";

    /// <summary>No real money moved.</summary>
    public const string Test = "test";

    /// <summary>The order was cancelled or returned before the money came.</summary>
    public const string OrderClosed = "order_closed";

    /// <summary>There is no such order any more.</summary>
    public const string OrderGone = "order_gone";

    /// <summary>The provider gave no answer for a day.</summary>
    public const string NoAnswer = "no_answer";
}
