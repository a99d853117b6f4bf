using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MirtAi.Grains.Escalations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A call for a person.</summary>
public sealed record EscalationView
{
    public required long Id { get; init; }
    public required string SessionKey { get; init; }

    /// <summary>What the customer is called, for the console; null if that is not known.</summary>
    [JsonIgnore]
    public string? CustomerName { get; init; }

    /// <summary>A stable code, for instance <c>COMPLAINT</c>.</summary>
    public required string Reason { get; init; }

    /// <summary><c>L1</c> in its turn, <c>L2</c> before all others, <c>L3</c> at once.</summary>
    [AllowedValues("L1", "L2", "L3")]
    public required string Level { get; init; }

    /// <summary>The state in which the customer was.</summary>
    public required string State { get; init; }

    /// <summary><c>open</c>, <c>taken</c> or <c>closed</c>.</summary>
    [AllowedValues(EscalationStatus.Open, EscalationStatus.Taken, EscalationStatus.Closed)]
    public required string Status { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The manager who took it; null while nobody has.</summary>
    public string? TakenBy { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The manager who answered the customer first; null while nobody has.</summary>
    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The manager who closed it; null while nobody has.</summary>
    public string? ClosedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it was closed; null while it is not, and for those that were closed before this was kept.</summary>
    [AllowedValues(
        EscalationEnds.Closed, EscalationEnds.HandedBack, EscalationEnds.Left, EscalationEnds.PaymentConfirmed,
        EscalationEnds.PaymentRejected, EscalationEnds.OrderEnded, null)]
    public string? ClosedHow { get; init; }
}
