namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks not to be written to.</summary>
public sealed record OptOut : SpokenCommand;
