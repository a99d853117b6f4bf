using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A call for a person.</summary>
public sealed record EscalationView
{
    public required long Id { get; init; }
    public required string SessionKey { get; init; }

    /// <summary>A stable code, for instance <c>COMPLAINT</c>.</summary>
    public required string Reason { get; init; }

    /// <summary><c>L1</c> a manager, <c>L2</c> a supervisor, <c>L3</c> at once.</summary>
    [AllowedValues("L1", "L2", "L3")]
    public required string Level { get; init; }

    /// <summary>The state in which the customer was.</summary>
    public required string State { get; init; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    [AllowedValues("open", "closed")]
    public required string Status { get; init; }

    public required DateTimeOffset At { get; init; }
}
