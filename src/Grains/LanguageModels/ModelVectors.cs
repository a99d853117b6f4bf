using System.Collections.Immutable;

namespace MirtAi.Grains.LanguageModels;

/// <summary>The meaning of texts as vectors, in the order of the texts.</summary>
/// <param name="Model">The model that made them.</param>
/// <param name="Vectors">One vector a text, all of the same length.</param>
public sealed record ModelVectors(string Model, ImmutableArray<ReadOnlyMemory<float>> Vectors);
