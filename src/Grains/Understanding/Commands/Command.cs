using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Something that a customer wants to be done or told, as a message was understood. Checked before it is carried out.</summary>
public abstract record Command
{
    /// <summary>How sure it is that the message means this, from 0 to 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The words of the message that it rests on, as they were compared; empty if it is the message as a whole.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}
