namespace MirtAi.Grains.Payments;

/// <summary>What an event did to its payment, as it is stored; else it is a problem of <see cref="PaymentProblems"/>.</summary>
public static class PaymentOutcomes
{
    /// <summary>The payment went on.</summary>
    public const string Applied = "applied";

    /// <summary>The payment is further already: nothing changed.</summary>
    public const string Late = "late";

    /// <summary>The provider knows no such payment.</summary>
    public const string Missing = "missing";
}
