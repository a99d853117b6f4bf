using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>What was sent before a manager's action, and is changed by it.</summary>
internal sealed record SentBefore
{
    /// <summary>The action changes nothing that was sent.</summary>
    public static readonly SentBefore Nothing = new();

    /// <summary>What the customer got of the line that is corrected.</summary>
    public ImmutableArray<DeliveredPart> Line { get; init; } = [];

    /// <summary>The buttons below what managers were told of the customer, newest first.</summary>
    public ImmutableArray<ShownButtons> Buttons { get; init; } = [];
}
