namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A command that was understood.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it says besides, for instance a product and a size; empty if it says nothing more.</param>
/// <param name="Confidence">How sure it is that the message means this, from 0 to 1.</param>
/// <param name="Words">The customer's words on which it rests; empty for the message as a whole.</param>
/// <param name="Outcome">What became of it; null if it was left to the rules.</param>
public sealed record ReplayedCommand(string Name, string Value, double Confidence, string Words, string? Outcome);
