using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Understands what a customer wants. Every understander yields the same commands, so that deciding knows none of them.</summary>
internal interface IUnderstander
{
    /// <summary>The commands of a message, in the order in which they are to be carried out; empty if it holds none.</summary>
    ImmutableArray<Command> Understand(Situation situation);
}
