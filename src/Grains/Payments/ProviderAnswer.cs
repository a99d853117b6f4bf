using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>What a payment provider answered.</summary>
public abstract record ProviderAnswer
{
    private ProviderAnswer()
    {
    }

    /// <summary>How the payment stands.</summary>
    /// <param name="Event">The payment, as an event.</param>
    /// <param name="Url">Where the customer pays; null if it says none.</param>
    public sealed record Found(PaymentEvent Event, string? Url) : ProviderAnswer;

    /// <summary>It has taken a refund, which may still be on its way.</summary>
    public sealed record Accepted : ProviderAnswer;

    /// <summary>It knows no such payment.</summary>
    public sealed record Missing : ProviderAnswer;

    /// <summary>It will not do it, however often it is asked.</summary>
    /// <param name="Reason">Why, in a few words without secrets.</param>
    public sealed record Refused(string Reason) : ProviderAnswer;

    /// <summary>It is not known what became of it: ask again.</summary>
    /// <param name="Reason">Why, in a few words without secrets.</param>
    public sealed record Failed(string Reason) : ProviderAnswer;
}
