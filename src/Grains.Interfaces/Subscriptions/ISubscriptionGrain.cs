using Orleans;

namespace MirtAi.Grains.Interfaces.Subscriptions;

/// <summary>A customer's subscription. The key is the customer's session key.</summary>
[Alias("mirtai.ISubscriptionGrain")]
public interface ISubscriptionGrain : IGrainWithStringKey
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which it is stored.</summary>
    const string Kind = "subscription";

    /// <summary>
    /// Says how much time a source has granted in all, for instance a payment; said again with the same time, it changes nothing, and with
    /// less it takes the difference back.
    /// </summary>
    [Alias("Grant")]
    Task Grant(SubscriptionGrant grant);

    /// <summary>Ends it if its time is over, and reminds the customer if it soon will be. Safe to call at any time.</summary>
    [Alias("Tend")]
    Task Tend();
}
