using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>What there was before a manager's action, and is changed by it.</summary>
internal sealed record SentBefore
{
    /// <summary>The action changes nothing of it.</summary>
    public static readonly SentBefore Nothing = new();

    /// <summary>What the customer got of the line that is corrected.</summary>
    public ImmutableArray<DeliveredPart> Line { get; init; } = [];

    /// <summary>The buttons below what managers were told of the customer, newest first.</summary>
    public ImmutableArray<ShownButtons> Buttons { get; init; } = [];

    /// <summary>Whether the customer has calls for a person that are not closed.</summary>
    public bool HasCalls { get; init; }
}
