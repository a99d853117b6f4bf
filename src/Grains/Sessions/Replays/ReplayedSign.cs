namespace MirtAi.Grains.Sessions.Replays;

/// <summary>Something that a rule found in a message.</summary>
/// <param name="Label">What it means, as the rules name it.</param>
/// <param name="Words">The customer's words; empty if it follows from more than words.</param>
public sealed record ReplayedSign(string Label, string Words);
