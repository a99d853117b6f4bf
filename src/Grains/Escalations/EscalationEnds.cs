namespace MirtAi.Grains.Escalations;

/// <summary>How a call for a person is closed. The words are stored and shown.</summary>
public static class EscalationEnds
{
    /// <summary>A manager closed it.</summary>
    public const string Closed = "closed";

    /// <summary>A manager gave the conversation back to the bot.</summary>
    public const string HandedBack = "handed_back";

    /// <summary>A manager left the conversation in the platform's own inbox.</summary>
    public const string Left = "left";

    /// <summary>The payment that it was about was confirmed.</summary>
    public const string PaymentConfirmed = "payment_confirmed";

    /// <summary>The proof of payment that it was about was rejected.</summary>
    public const string PaymentRejected = "payment_rejected";

    /// <summary>The order that it was about was cancelled, or its goods came back.</summary>
    public const string OrderEnded = "order_ended";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Closed, HandedBack, Left, PaymentConfirmed, PaymentRejected, OrderEnded];
}
