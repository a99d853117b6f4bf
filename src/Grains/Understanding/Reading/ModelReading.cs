using System.Collections.Immutable;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>What a language model read in the messages of a turn. Nothing of it is checked yet.</summary>
public sealed record ModelReading
{
    /// <summary>More are not looked at.</summary>
    public const int MaxCommands = 16;

    /// <summary>The commands that it proposes, in their order, at most <see cref="MaxCommands"/>.</summary>
    public ImmutableArray<ProposedCommand> Commands { get; init; } = [];

    /// <summary>What the messages want as a whole; null if the model is not sure.</summary>
    public Intent? Intent { get; init; }
}
