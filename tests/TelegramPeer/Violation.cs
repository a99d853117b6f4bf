namespace MirtAi.TelegramPeer;

/// <summary>A rule of the platform that a request broke.</summary>
public sealed record Violation(DateTimeOffset At, ViolationKind Kind, string Method, string Detail);
