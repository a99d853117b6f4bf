using System.Collections.Immutable;

namespace MirtAi.Grains.Comments;

/// <summary>A post as the platform has it.</summary>
/// <param name="Caption">The text below the picture; may be empty.</param>
/// <param name="Permalink">Its address for people.</param>
/// <param name="Kind">IMAGE, VIDEO or CAROUSEL_ALBUM.</param>
/// <param name="CommentsEnabled">Whether people may comment on it.</param>
/// <param name="PostedAt">When it was published.</param>
public sealed record PlatformMedia(string Caption, string? Permalink, string? Kind, bool CommentsEnabled, DateTimeOffset? PostedAt)
{
    /// <summary>The addresses of its pictures, which expire; of a video its still picture.</summary>
    public ImmutableArray<string> Pictures { get; init; } = [];
}
