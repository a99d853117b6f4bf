namespace MirtAi.Silo.Documents;

/// <summary>A document whose turn it is to be read.</summary>
internal sealed record ClaimedDocument
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ContentId { get; init; }

    public required long Size { get; init; }

    /// <summary>The number of this attempt: what an older one brings is not taken.</summary>
    public required long Attempt { get; init; }

    /// <summary>How many attempts have begun since the last result, with this one.</summary>
    public required long Failures { get; init; }
}
