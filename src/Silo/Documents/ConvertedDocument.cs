namespace MirtAi.Silo.Documents;

/// <summary>What became of a document: either is null.</summary>
/// <param name="Markdown">Its text.</param>
/// <param name="Reason">Why it has none, one of <see cref="DocumentReasons"/>.</param>
internal sealed record ConvertedDocument(string? Markdown, string? Reason);
