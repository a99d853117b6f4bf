namespace MirtAi.Grains.Customers;

/// <summary>Everything about a customer is kept for the law, until it is lifted.</summary>
/// <param name="Manager">Who wants it kept.</param>
/// <param name="Reason">Why, for instance the number of a case.</param>
/// <param name="Since">Since when.</param>
public sealed record LegalHold(string Manager, string Reason, DateTimeOffset Since)
{
    /// <summary>When an erasure was first asked for meanwhile, which is done when the hold is lifted; null if it was not.</summary>
    public DateTimeOffset? ErasureAskedAt { get; init; }
}
