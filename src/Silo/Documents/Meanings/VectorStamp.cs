namespace MirtAi.Silo.Documents.Meanings;

/// <summary>What is stored of a document's vectors.</summary>
/// <param name="Count">How many.</param>
/// <param name="Attempt">The reading of the document that they are of.</param>
internal readonly record struct VectorStamp(long Count, long Attempt);
