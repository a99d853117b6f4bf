using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>How what is known of a post changes. Pure functions.</summary>
internal static class MediaRules
{
    /// <summary>The platform was asked. A post that it does not know, or not to this account, is kept without words.</summary>
    public static Decision<Media, MediaFacts> Fetched(this Media media, string id, PlatformMedia? there, DateTimeOffset now)
    {
        if (media.Exists)
            return new(null, CommitEffects.None, media.ToFacts());
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
