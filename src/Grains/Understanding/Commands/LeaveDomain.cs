namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Speaks of what is not the shop's business.</summary>
public sealed record LeaveDomain : SpokenCommand;
