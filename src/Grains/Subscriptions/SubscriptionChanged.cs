using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Subscriptions;

/// <summary>How a subscription stands from now on, for the table <c>subscriptions</c>.</summary>
/// <param name="SessionKey">The customer's session.</param>
/// <param name="Subscription">The subscription.</param>
public sealed record SubscriptionChanged(string SessionKey, Subscription Subscription) : ICommitEffect;
