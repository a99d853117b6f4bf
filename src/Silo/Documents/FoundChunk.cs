using MirtAi.Grains.Documents;

namespace MirtAi.Silo.Documents;

/// <summary>A chunk that has some of the sought words.</summary>
internal sealed record FoundChunk
{
    public required string DocumentId { get; init; }

    public required string Document { get; init; }

    public required string Heading { get; init; }

    public required string Text { get; init; }

    public DocumentChunk Chunk => new(Heading, Text);
}
