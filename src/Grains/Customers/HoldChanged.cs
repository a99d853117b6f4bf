using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Customers;

/// <summary>How a customer is held from now on, for the table <c>legal_holds</c>.</summary>
/// <param name="SessionKey">The customer's session.</param>
/// <param name="Hold">The hold; null once it is lifted.</param>
public sealed record HoldChanged(string SessionKey, LegalHold? Hold) : ICommitEffect;
