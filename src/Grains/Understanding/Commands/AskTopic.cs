namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks about the shop.</summary>
public sealed record AskTopic(Topic Topic) : Command;
