namespace MirtAi.Grains.Understanding.Reading;

/// <summary>A command that a language model proposed and that is not carried out.</summary>
/// <param name="Name">The command's name; <c>unknown</c> if there is none of that name.</param>
/// <param name="Cause">Why.</param>
public sealed record DroppedCommand(string Name, DropCause Cause);
