namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Doubts whether the chosen size fits.</summary>
public sealed record DoubtSize : Command;
