using System.Collections.Immutable;
using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>A call for a person after which the bot goes on answering, until somebody takes or closes it.</summary>
/// <param name="Reason">Why the bot called.</param>
/// <param name="Since">When.</param>
public sealed record OpenCall(string Reason, DateTimeOffset Since)
{
    /// <summary>Calls, this one or later ones, of which managers are told only when the shop opens, oldest first.</summary>
    public ImmutableArray<Escalation> Untold { get; init; } = [];

    /// <summary>How often managers were reminded of it.</summary>
    public int Reminded { get; init; }

    /// <summary>When they are reminded next; null if they are not.</summary>
    public DateTimeOffset? RemindAt { get; init; }
}
