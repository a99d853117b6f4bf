using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>How a product is told from others on a photo. For recognisers, in English; customers never read it.</summary>
public sealed record VisualMarkers
{
    /// <summary>Nothing is known.</summary>
    public static readonly VisualMarkers None = new();

    /// <summary>What the fabric looks like.</summary>
    public string? Fabric { get; init; }

    /// <summary>What it always has.</summary>
    public ImmutableArray<string> Markers { get; init; } = [];

    /// <summary>What is seen from <c>front</c>, <c>back</c>, <c>side</c> and in <c>detail</c>.</summary>
    public ImmutableSortedDictionary<string, string> Angles { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What can still be told on a poor photo.</summary>
    public ImmutableArray<string> PoorPhoto { get; init; } = [];

    /// <summary>Ids of products that it is confused with.</summary>
    public ImmutableArray<string> ConfusedWith { get; init; } = [];

    /// <summary>How it differs from them.</summary>
    public string? Difference { get; init; }

    /// <summary>What no other product has.</summary>
    public string? Unique { get; init; }

    /// <summary>What must be seen before it is named.</summary>
    public string? CriticalCheck { get; init; }
}
