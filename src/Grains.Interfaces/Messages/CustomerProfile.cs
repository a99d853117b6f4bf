using Orleans;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>Who a customer is, as far as the channel tells. Every member may be missing.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.customer-profile")]
public sealed record CustomerProfile
{
    /// <summary>The name that the channel shows, at most 200 characters.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>The channel's user name, without the at sign.</summary>
    [Id(1)] public string? Username { get; init; }

    /// <summary>The language of the customer's application, an IETF tag such as <c>uk</c>.</summary>
    [Id(2)] public string? Language { get; init; }

    /// <summary>The https address at which the shop sees the customer's chat on the platform, at most 500 characters.</summary>
    [Id(3)] public string? ChatUrl { get; init; }
}
