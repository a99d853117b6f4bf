using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Crm;

namespace MirtAi.Grains.Sessions;

/// <summary>A turn's plan, made ready for the commit that completes the turn.</summary>
public sealed record TurnCompletion
{
    /// <summary>The turn.</summary>
    public required string TurnId { get; init; }

    /// <summary>How many of the customer's lines it answered.</summary>
    public required int Answered { get; init; }

    /// <summary>What the turn does.</summary>
    public required TurnPlan Plan { get; init; }

    /// <summary>The plan's replies and its call for a person, as they are sent.</summary>
    public required SessionOutput Output { get; init; }

    /// <summary>The bot is silent after it until a person decides.</summary>
    public bool Holds { get; init; }

    /// <summary>The customer's memory after the turn; null if it is as before.</summary>
    public CustomerMemory? Memory { get; init; }

    /// <summary>Who the customer is, as the platform told meanwhile; null if it was not asked, or did not answer.</summary>
    public CustomerProfile? Profile { get; init; }

    /// <summary>What the shop's CRM is told of it.</summary>
    public ImmutableArray<CrmTask> Crm { get; init; } = [];

    /// <summary>How the turn went.</summary>
    public Replays.TurnRecorded? Recorded { get; init; }

    /// <summary>What the turn writes for features, beside what its output does.</summary>
    internal IEnumerable<ICommitEffect> Effects(string sessionKey) =>
        Plan.Orders.Effects
            .Concat(Memory is null ? [] : [new CustomerRemembered(sessionKey, Memory)])
            .Concat(Crm)
            .Concat<ICommitEffect>(Recorded is null ? [] : [Recorded]);
}
