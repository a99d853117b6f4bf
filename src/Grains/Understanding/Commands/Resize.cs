namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Wants the chosen product larger or smaller.</summary>
/// <param name="Steps">By how many sizes; below zero for smaller.</param>
public sealed record Resize(int Steps) : Command;
