namespace MirtAi.Silo.Orders;

/// <summary>What a customer sent as the proof of payment: references of photos, and words.</summary>
public sealed record ProofView(DateTimeOffset At, IReadOnlyList<string> Images, string Text);
