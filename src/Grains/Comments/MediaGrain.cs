using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Grains.Comments;

/// <inheritdoc cref="IMediaGrain"/>
[GrainType(IMediaGrain.Kind)]
internal sealed partial class MediaGrain(
    ICommitStore store, ICommentPlatform platform, IPostVision vision, TimeProvider clock, ILogger<MediaGrain> logger)
    : DurableGrain<Media>(store, clock, logger), IMediaGrain
{
    /// <summary>
    /// How long the first comment of a post waits for what its pictures show; the next ones do not. Shorter than a grain's call may take.
    /// </summary>
    public static readonly TimeSpan DescriptionPatience = TimeSpan.FromSeconds(10);

    /// <summary>A platform that does not answer is not asked again by each comment that waits for the post.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock = clock;
    private long? failedAt;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Media> StateJson => CommentJson.StoredMedia;

    /// <inheritdoc/>
    public async Task<MediaFacts> Prepare()
    {
        if (LastSeen is { Exists: true } known && !known.WantsDescription(vision.IsOn, clock.GetUtcNow()))
            return known.ToFacts();
        var id = this.GetPrimaryKeyString();
        var stored = await ReadState();
        if (!stored.Exists)
            stored = await Fetch(id);
        return stored.WantsDescription(vision.IsOn, clock.GetUtcNow()) ? await Describe(stored) : stored.ToFacts();
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

    private async Task<Media> Fetch(string id)
    {
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

    /// <summary>Has the pictures described. That it fails is stored and costs the comments nothing.</summary>
    private async Task<MediaFacts> Describe(Media media)
    {
        string? description = null;
        try
        {
            using var late = new CancellationTokenSource(DescriptionPatience, clock);
            description = await vision.Describe(media.Id, media.Caption, late.Token);
        }
        catch (OperationCanceledException)
        {
            LogNotDescribed("too slow");
        }
        catch (Exception exception) // The edge of a look at pictures: comments do without.
        {
            CaughtFaults.Count("post-description", exception);
            LogNotDescribed(exception.GetType().Name);
        }

        return (await Change((seen, now) => seen.Described(description, now))).Answer;
    }

    [LoggerMessage(730, LogLevel.Information, "The pictures of a post are not described: {Reason}")]
    private partial void LogNotDescribed(string reason);
}
