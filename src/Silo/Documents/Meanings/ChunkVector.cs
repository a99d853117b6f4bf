namespace MirtAi.Silo.Documents.Meanings;

/// <summary>A chunk's vector in memory.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="Ordinal">Its number there.</param>
/// <param name="Attempt">The reading of the document that it is of.</param>
/// <param name="Vector">What it means.</param>
internal readonly record struct ChunkVector(string DocumentId, long Ordinal, long Attempt, ReadOnlyMemory<float> Vector);
