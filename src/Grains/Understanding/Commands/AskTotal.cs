namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks what everything costs together.</summary>
public sealed record AskTotal : Command;
