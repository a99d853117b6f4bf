namespace MirtAi.Grains.Subscriptions;

/// <summary>What a program asked for under a source of its own, and was granted.</summary>
/// <param name="Source">The source.</param>
/// <param name="Digest">The request, in short.</param>
public sealed record GrantRequest(string Source, string Digest);
