namespace MirtAi.Fleet.Tests.Shop;

/// <summary>A row of the outbox.</summary>
internal sealed record Dispatch(string Status, int Attempts, int Repeats, string Recipient);
