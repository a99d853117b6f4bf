using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Broadcasts;

/// <summary>A broadcast as the customers of one channel see it who are answered in one language.</summary>
public sealed record BroadcastSample
{
    /// <summary>The customers' language: <c>uk</c>, <c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The language of the text that they get.</summary>
    public required string TextLanguage { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The messages in the order of sending, with the buttons as the channel shows them.</summary>
    public required ImmutableArray<OutboundMessage> Messages { get; init; }

    /// <summary>What the buttons say that the channel does not show.</summary>
    public required ImmutableArray<string> ButtonsLeftOut { get; init; }

    /// <summary>What the buttons say whose words are cut.</summary>
    public required ImmutableArray<string> ButtonsCut { get; init; }

    /// <summary>Only customers get it who wrote so lately; null for all.</summary>
    public required TimeSpan? Window { get; init; }
}
