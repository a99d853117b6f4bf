namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks whether anybody is there.</summary>
public sealed record AskPresence : Command;
