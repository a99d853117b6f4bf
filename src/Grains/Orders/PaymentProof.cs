using System.Collections.Immutable;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>What a customer sent as the proof of a payment: a candidate, until a manager has looked at it.</summary>
/// <param name="OrderNumber">The order that it is for; null if none is placed.</param>
/// <param name="Images">References of photos.</param>
/// <param name="Text">What the customer wrote with it.</param>
/// <param name="At">When the service saw it.</param>
public sealed record PaymentProof(string? OrderNumber, ImmutableArray<string> Images, string Text, DateTimeOffset At) : ICommitEffect;
