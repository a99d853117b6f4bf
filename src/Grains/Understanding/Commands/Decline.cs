namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Says no to what was asked last: does not want what was offered, or finds what was read back wrong.</summary>
public sealed record Decline : SpokenCommand;
