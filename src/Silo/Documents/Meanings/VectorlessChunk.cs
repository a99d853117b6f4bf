using MirtAi.Grains.Documents;

namespace MirtAi.Silo.Documents.Meanings;

/// <summary>A chunk that has no vector of the model in use.</summary>
internal sealed record VectorlessChunk
{
    public required string DocumentId { get; init; }

    public required long Ordinal { get; init; }

    /// <summary>The reading of the document that it is of.</summary>
    public required long Attempt { get; init; }

    public required string Heading { get; init; }

    public required string Text { get; init; }

    /// <summary>What becomes a vector.</summary>
    public string Meaning => PageHeading.Without(Heading) is { Length: > 0 } topic ? $"{topic}\n{Text}" : Text;
}
