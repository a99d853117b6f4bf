using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>How what is known of a post changes. Pure functions.</summary>
internal static class MediaRules
{
    /// <summary>How often pictures are looked at in vain before they stay without a description.</summary>
    public const int MaxLooks = 3;

    /// <summary>How long after a look in vain the next one may follow.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromMinutes(10);

    /// <summary>The platform was asked. A post that it does not know, or not to this account, is kept without words.</summary>
    public static Decision<Media, Media> Fetched(this Media media, string id, PlatformMedia? there, DateTimeOffset now)
    {
        if (media.Exists)
            return new(null, CommitEffects.None, media);
        var next = media with
        {
            Id = id,
            Caption = there?.Caption ?? "",
            Permalink = there?.Permalink,
            Kind = there?.Kind,
            PostedAt = there?.PostedAt,
            CommentsEnabled = there?.CommentsEnabled ?? true,
            SeenAt = now,
        };
        return new(next, new CommitEffects { Features = [new MediaStored(next)] }, next);
    }

    /// <summary>
    /// Whether its pictures are to be looked at now: there are some, nobody said what they show, and no look is too fresh or one too many.
    /// </summary>
    public static bool WantsDescription(this Media media, bool isPossible, DateTimeOffset now) =>
        isPossible
        && media is { ProcessingEnabled: true, Context: null, Description: null, Kind: "IMAGE" or "CAROUSEL_ALBUM", Looks: < MaxLooks }
        && (media.LookedAt is not { } looked || now - looked >= LookPause);

    /// <summary>Its pictures were looked at; null if that was in vain.</summary>
    public static Decision<Media, MediaFacts> Described(this Media media, string? description, DateTimeOffset now)
    {
        if (!media.Exists)
            return new(null, CommitEffects.None, media.ToFacts());
        var next = media with { Description = description ?? media.Description, Looks = media.Looks + 1, LookedAt = now };
        return new(next, new CommitEffects { Features = [new MediaStored(next)] }, next.ToFacts());
    }

    /// <summary>A person changes it.</summary>
    public static Decision<Media, MediaFacts?> Change(this Media media, MediaPatch patch, string account, DateTimeOffset now)
    {
        if (!media.Exists)
            return new(null, CommitEffects.None, null);
        var next = media with
        {
            Context = patch.Context is { } context ? (context.Length > 0 ? context : null) : media.Context,
            ProcessingEnabled = patch.ProcessingEnabled ?? media.ProcessingEnabled,
            CommentsEnabled = patch.CommentsEnabled ?? media.CommentsEnabled,
        };
        if (next == media)
            return new(null, CommitEffects.None, media.ToFacts());
        if (next.CommentsEnabled == media.CommentsEnabled)
            return new(next, new CommitEffects { Features = [new MediaStored(next)] }, next.ToFacts());

        next = next with { Calls = media.Calls + 1 };
        var kind = next.CommentsEnabled ? CommentCallKind.OpenPost : CommentCallKind.ClosePost;
        var call = new OutboxEntry
        {
            Account = account,
            Recipient = media.Id,
            SessionKey = $"media:{media.Id}",
            Sequence = next.Calls,
            Message = new OutboundMessage { Comment = new CommentCall(kind, media.Id, now) },
        };
        return new(next, new CommitEffects { Outbox = [call], Features = [new MediaStored(next)] }, next.ToFacts());
    }
}
