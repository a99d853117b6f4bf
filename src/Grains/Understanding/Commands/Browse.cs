namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Wants to see what there is.</summary>
/// <param name="Category">The category's id; null for all.</param>
public sealed record Browse(string? Category) : SpokenCommand;
