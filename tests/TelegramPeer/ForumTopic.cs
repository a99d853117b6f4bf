namespace MirtAi.TelegramPeer;

/// <summary>A topic of a group that is a forum.</summary>
public sealed record ForumTopic(long ThreadId, string Name, bool IsClosed = false);
