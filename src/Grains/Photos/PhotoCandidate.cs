namespace MirtAi.Grains.Photos;

/// <summary>A product that a photo may show.</summary>
/// <param name="ProductId">The product's id; the recogniser may name one that the catalogue does not hold.</param>
/// <param name="ColorId">The colour's id, or null if it cannot be told.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
public sealed record PhotoCandidate(string ProductId, string? ColorId, double Confidence);
