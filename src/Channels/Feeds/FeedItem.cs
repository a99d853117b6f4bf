using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Feeds;

/// <summary>What a webhook would have brought in one request.</summary>
/// <param name="Next">The position that confirms it and all before it; null if it cannot be told.</param>
/// <param name="Content">What it means.</param>
public sealed record FeedItem(long? Next, WebhookContent Content);
