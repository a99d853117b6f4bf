namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Does not want the order that is being collected.</summary>
public sealed record CancelOrder : SpokenCommand;
