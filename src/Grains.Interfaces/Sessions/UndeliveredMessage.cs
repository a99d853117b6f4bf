using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>A manager's message to the customer that is not tried any more.</summary>
/// <param name="Id">What makes the attempt unique: it is told once.</param>
/// <param name="Text">What it says; empty if it is a photo or a file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">The platform's words or ours, for operators.</param>
[GenerateSerializer, Immutable, Alias("mirtai.undelivered-message")]
public sealed record UndeliveredMessage(
    [property: Id(0)] string Id,
    [property: Id(1)] string Text,
    [property: Id(2)] UndeliveredOutcome Outcome,
    [property: Id(3)] string Reason);
