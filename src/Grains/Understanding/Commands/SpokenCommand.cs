namespace MirtAi.Grains.Understanding.Commands;

/// <summary>
/// A command that the rules of the sale carry out, as if the message had said it in words that they know. Only a model yields it: where the
/// words are known, the rules read them themselves.
/// </summary>
public abstract record SpokenCommand : Command;
