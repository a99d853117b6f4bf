namespace MirtAi.Grains.Understanding.Commands;

/// <summary>A command and what became of it.</summary>
public sealed record CarriedCommand(Command Command, CommandOutcome Outcome);
