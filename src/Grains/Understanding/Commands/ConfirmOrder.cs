namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Says yes to what was asked last: takes what was offered, or confirms what was read back.</summary>
public sealed record ConfirmOrder : SpokenCommand;
