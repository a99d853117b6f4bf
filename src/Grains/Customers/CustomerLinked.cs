using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Customers;

/// <summary>A session is one of a customer's, who may write on other channels, too.</summary>
/// <param name="SessionKey">The session.</param>
/// <param name="Customer">What all sessions of the customer have in common; null if the session stands alone from now on.</param>
/// <param name="Manager">Who said so.</param>
/// <param name="At">When.</param>
public sealed record CustomerLinked(string SessionKey, string? Customer, string Manager, DateTimeOffset At) : ICommitEffect;
