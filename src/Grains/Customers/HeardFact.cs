namespace MirtAi.Grains.Customers;

/// <summary>A fact that was just accepted.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="OfAnother">Whether it is of another child than the one talked about before.</param>
public sealed record HeardFact(CustomerFact Fact, bool OfAnother = false);
