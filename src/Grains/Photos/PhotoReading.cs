using System.Collections.Immutable;

namespace MirtAi.Grains.Photos;

/// <summary>What a recogniser saw on one photo. What follows from it is decided by <see cref="PhotoVerdict"/>.</summary>
public sealed record PhotoReading
{
    /// <summary>Products that it may show, in any order; empty if it shows none of the shop's.</summary>
    public ImmutableArray<PhotoCandidate> Candidates { get; init; } = [];

    /// <summary>It shows a receipt or a payment's confirmation.</summary>
    public bool IsReceipt { get; init; }

    /// <summary>It shows clothes plainly, and they are certainly none of the catalogue's.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Why it is not sure, as a code such as <c>zipper_not_visible</c>; null if it is.</summary>
    public string? WhyUnsure { get; init; }
}
