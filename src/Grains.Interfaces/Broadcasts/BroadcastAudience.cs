using System.Collections.Immutable;
using Orleans;

namespace MirtAi.Grains.Interfaces.Broadcasts;

/// <summary>Which customers: those who meet every criterion that is set.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.broadcast-audience")]
public sealed record BroadcastAudience
{
    /// <summary>Those of a channel.</summary>
    [Id(0)] public string? Channel { get; init; }

    /// <summary>Those who are answered in this language: <c>uk</c>, <c>ru</c> or <c>en</c>.</summary>
    [Id(1)] public string? Language { get; init; }

    /// <summary>Those whose conversation is in this state.</summary>
    [Id(2)] public string? State { get; init; }

    /// <summary>Those who wrote since.</summary>
    [Id(3)] public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>Those of a list of sessions' keys; empty for everybody.</summary>
    [Id(4)] public ImmutableArray<string> Customers { get; init; } = [];

    /// <summary>Those who have all of these tags; empty for everybody.</summary>
    [Id(5)] public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Those whose subscription is <c>active</c> or <c>expired</c>, or who never had one: <c>none</c>.</summary>
    [Id(6)] public string? Subscription { get; init; }
}
