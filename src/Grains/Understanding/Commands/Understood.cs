using System.Collections.Immutable;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>What an understander made of a message.</summary>
/// <param name="Commands">The commands, in the order in which they are to be carried out; empty if it holds none.</param>
/// <param name="By">Who found them.</param>
internal sealed record Understood(ImmutableArray<Command> Commands, Reader By)
{
    /// <summary>No commands.</summary>
    public static readonly Understood Nothing = new([], Reader.Scripted);

    /// <summary>What was proposed and did not pass the checks.</summary>
    public ImmutableArray<DroppedCommand> Dropped { get; init; } = [];
}
