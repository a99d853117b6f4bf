namespace MirtAi.Silo.Documents;

/// <summary>A document with its text.</summary>
public sealed record DocumentDetails : DocumentView
{
    /// <summary>Its text; null until it was read.</summary>
    public string? Markdown { get; init; }
}
