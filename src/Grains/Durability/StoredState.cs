namespace MirtAi.Grains.Durability;

/// <summary>A grain's state as stored: JSON, and the version that the next commit must expect (1 for the first one stored).</summary>
public sealed record StoredState(long Version, string Json);
