namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A text whose meaning was looked up in the catalogue.</summary>
/// <param name="Text">The text.</param>
/// <param name="Products">The ids of the products that it resembles.</param>
public sealed record ReplayedMeaning(ReplayedWords Text, IReadOnlyList<string> Products);
