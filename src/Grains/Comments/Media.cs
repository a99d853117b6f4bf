using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>What is kept of a post below which people comment.</summary>
public sealed record Media
{
    /// <summary>The platform's id; empty while nothing is stored.</summary>
    public string Id { get; init; } = "";

    /// <summary>The text below the picture.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Its address for people; null if the platform did not say.</summary>
    public string? Permalink { get; init; }

    /// <summary>IMAGE, VIDEO or CAROUSEL_ALBUM; null if the platform did not say.</summary>
    public string? Kind { get; init; }

    /// <summary>When it was published; null if the platform did not say.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>When it was first needed.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>What an operator says it shows.</summary>
    public string? Context { get; init; }

    /// <summary>What a vision model sees on its pictures; null while none has looked.</summary>
    public string? Description { get; init; }

    /// <summary>How often its pictures were looked at.</summary>
    public int Looks { get; init; }

    /// <summary>When that was last; null if never.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Whether its comments are classified and acted upon.</summary>
    public bool ProcessingEnabled { get; init; } = true;

    /// <summary>Whether people may comment on it, or may as soon as the platform does it.</summary>
    public bool CommentsEnabled { get; init; } = true;

    /// <summary>How many calls of the platform were decided.</summary>
    public long Calls { get; init; }

    /// <summary>Something is stored of it.</summary>
    public bool Exists => Id.Length > 0;

    /// <summary>What others need to know of it.</summary>
    public MediaFacts ToFacts() => new()
    {
        Caption = Caption,
        Permalink = Permalink,
        Context = Context,
        ProcessingEnabled = ProcessingEnabled,
        CommentsEnabled = CommentsEnabled,
        Description = Description,
    };
}
