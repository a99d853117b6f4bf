namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>What a program asked for under an id of its own, and was done.</summary>
/// <param name="ActionId">The id.</param>
/// <param name="Digest">The request, in short.</param>
public sealed record DoneRequest(string ActionId, string Digest);
