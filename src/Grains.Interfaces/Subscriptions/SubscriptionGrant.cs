using Orleans;

namespace MirtAi.Grains.Interfaces.Subscriptions;

/// <summary>The time that a source has granted in all.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.subscription-grant")]
public sealed record SubscriptionGrant
{
    /// <summary>The source, for instance <c>payment:</c> and the payment's id.</summary>
    [Id(0)] public required string Source { get; init; }

    /// <summary>The plan's id.</summary>
    [Id(1)] public required string Plan { get; init; }

    /// <summary>The time, from zero.</summary>
    [Id(2)] public required TimeSpan Time { get; init; }

    /// <summary>The customer is told until when the subscription runs, once for each source.</summary>
    [Id(3)] public bool Announce { get; init; }

    /// <summary>
    /// The request that grants it, in short; a source with such a request grants once, whatever request comes from it afterwards. Null for
    /// a source that may say something else later, or that nothing else ever comes from.
    /// </summary>
    [Id(4)] public string? RequestDigest { get; init; }
}
