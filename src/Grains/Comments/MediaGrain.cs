using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using Orleans;

namespace MirtAi.Grains.Comments;

/// <inheritdoc cref="IMediaGrain"/>
[GrainType(IMediaGrain.Kind)]
internal sealed class MediaGrain(ICommitStore store, ICommentPlatform platform, TimeProvider clock, ILogger<MediaGrain> logger)
    : DurableGrain<Media>(store, clock, logger), IMediaGrain
{
    /// <summary>A platform that does not answer is not asked again by each comment that waits for the post.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock = clock;
    private long? failedAt;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Media> StateJson => CommentJson.StoredMedia;

    /// <inheritdoc/>
    public async Task<MediaFacts> Prepare()
    {
        if (LastSeen is { Exists: true } known)
            return known.ToFacts();
        var id = this.GetPrimaryKeyString();
        var (_, stored) = await Change((media, _) => new Decision<Media, Media>(null, CommitEffects.None, media));
        if (stored.Exists)
            return stored.ToFacts();
        if (failedAt is { } at && clock.GetElapsedTime(at) < Pause)
            throw new MediaUnavailableException("The post could not be read a moment ago");
        PlatformMedia? there;
        try
        {
            there = await platform.FindMedia(id, CancellationToken.None);
        }
        catch (CommentPlatformException exception)
        {
            failedAt = clock.GetTimestamp();
            throw new MediaUnavailableException($"The post cannot be read: {exception.Message}");
        }

        return (await Change((media, now) => media.Fetched(id, there, now))).Answer;
    }

    /// <inheritdoc/>
    public async Task<MediaFacts?> Change(MediaPatch patch)
    {
        Invalidate(); // A person decides upon what they see, which another process may have changed.
        return (await Change((media, now) => media.Change(patch, platform.Account, now))).Answer;
    }

    /// <inheritdoc/>
    protected override Media Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Media state) => null;

    /// <inheritdoc/>
    protected override Task Advance() => Task.CompletedTask;
}
