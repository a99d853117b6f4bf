using System.Collections.Immutable;

namespace MirtAi.Grains.Messages;

/// <summary>One bubble of an answer: plain text of any length, https addresses of photos, or both.</summary>
public sealed record Reply(string Text)
{
    public ImmutableArray<string> Images { get; init; } = [];
}
