using Orleans;

namespace MirtAi.Grains.Interfaces.Accounts;

/// <summary>How a platform treats one account of a channel. All times are UTC, by the fleet's clock.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.channel-account")]
public sealed record ChannelAccount
{
    /// <summary>Nothing is sent before: the platform asked to wait. A time that has passed means nothing.</summary>
    [Id(0)] public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why the platform last refused the account as a whole.</summary>
    [Id(1)] public string? LastRefusal { get; init; }

    /// <summary>When that was.</summary>
    [Id(2)] public DateTimeOffset? LastRefusedAt { get; init; }

    /// <summary>Since when the platform has refused the account's credentials; null while it takes them.</summary>
    [Id(3)] public DateTimeOffset? CredentialsRefusedSince { get; init; }

    /// <summary>The managers have been told that the credentials are refused.</summary>
    [Id(4)] public bool ManagersTold { get; init; }

    /// <summary>Since when nothing can be sent through it; null while messages go out.</summary>
    public DateTimeOffset? RefusedSince => CredentialsRefusedSince ?? ChatRefusedSince;

    /// <summary>Since when the managers' chat has been lost or has refused the bot; null while it takes messages.</summary>
    [Id(5)] public DateTimeOffset? ChatRefusedSince { get; init; }
}
