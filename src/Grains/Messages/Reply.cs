using System.Collections.Immutable;

namespace MirtAi.Grains.Messages;

/// <summary>One bubble of an answer: plain text of any length, https addresses of photos, or both.</summary>
public sealed record Reply(string Text)
{
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>Buttons below it, where the channel has them and no photo is in the way.</summary>
    public ImmutableArray<OutboundButton> Buttons { get; init; } = [];
}
