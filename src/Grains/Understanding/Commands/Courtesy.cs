namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Greets, thanks, praises, says goodbye, or just talks.</summary>
/// <param name="Label">Which, as the label that the rules know.</param>
public sealed record Courtesy(string Label) : SpokenCommand;
