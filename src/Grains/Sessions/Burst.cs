namespace MirtAi.Grains.Sessions;

/// <summary>Messages that wait for a turn: when the first and the newest of them came.</summary>
public sealed record Burst(DateTimeOffset StartedAt, DateTimeOffset LastAt);
