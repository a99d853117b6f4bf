using System.Collections.Immutable;

namespace MirtAi.Grains.Customers;

/// <summary>What a turn adds to the memory of a customer.</summary>
public sealed record Learned
{
    /// <summary>Nothing.</summary>
    public static readonly Learned Nothing = new();

    /// <summary>The facts, in the order in which they were accepted.</summary>
    public ImmutableArray<HeardFact> Facts { get; init; } = [];

    /// <summary>Who gets the orders and where, if the turn changed it.</summary>
    public Customers.Recipient? Delivery { get; init; }

    /// <summary>A line about a conversation that ended with this turn; null if none did.</summary>
    public string? Ending { get; init; }
}
