using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>What a check makes of a proposed command: a command that may be carried out, or why it may not.</summary>
internal readonly record struct Verdict
{
    private Verdict(Command? command, DropCause cause) => (Command, Cause) = (command, cause);

    /// <summary>The command; null if it is dropped.</summary>
    public Command? Command { get; }

    /// <summary>Why it is dropped.</summary>
    public DropCause Cause { get; }

    public static Verdict Take(Command command) => new(command, default);

    public static Verdict Drop(DropCause cause) => new(null, cause);

    /// <summary>The command if the condition holds.</summary>
    public static Verdict If(bool holds, Command command, DropCause otherwise) => holds ? Take(command) : Drop(otherwise);
}
