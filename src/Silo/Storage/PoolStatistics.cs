namespace MirtAi.Silo.Storage;

/// <summary>Connections of this process's pool.</summary>
/// <param name="Size">The most connections it may open.</param>
/// <param name="InUse">Connections at work.</param>
/// <param name="Idle">Open connections that nobody uses.</param>
/// <param name="Waiting">Callers that wait for one.</param>
public sealed record PoolStatistics(int Size, int InUse, int Idle, int Waiting);
