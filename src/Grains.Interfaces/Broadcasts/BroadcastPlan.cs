using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;

namespace MirtAi.Grains.Interfaces.Broadcasts;

/// <summary>What is sent, to whom, and when.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.broadcast-plan")]
public sealed record BroadcastPlan
{
    /// <summary>The text in each language; a customer gets their language's.</summary>
    [Id(0)] public required CustomerWords Words { get; init; }

    /// <summary>To whom.</summary>
    [Id(1)] public required BroadcastAudience Audience { get; init; }

    /// <summary>The https address of a photo; null for none.</summary>
    [Id(2)] public string? Photo { get; init; }

    /// <summary>What the buttons below the message say, which is what comes back when they are pressed.</summary>
    [Id(3)] public ImmutableArray<string> Buttons { get; init; } = [];

    /// <summary>Not before.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>How many customers could be sent it when it was planned.</summary>
    [Id(5)] public int Recipients { get; init; }

    /// <summary>Whether a button below it lets the customer get no more broadcasts.</summary>
    [Id(6)] public bool OptOutButton { get; init; }

    /// <summary>The request that planned it, in short; null if it has no key of its own.</summary>
    [Id(7)] public string? RequestDigest { get; init; }
}
