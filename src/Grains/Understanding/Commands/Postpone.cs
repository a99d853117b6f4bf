namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Remarks that the answer will come later; nothing is to be done.</summary>
public sealed record Postpone : Command;
