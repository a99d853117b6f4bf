namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks for what the last list had no room for.</summary>
public sealed record ShowMore : Command;
