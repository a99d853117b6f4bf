using System.Text.Json.Serialization;

namespace MirtAi.Silo.Broadcasts;

/// <summary>One message to many customers.</summary>
public sealed record BroadcastView
{
    public required string Id { get; init; }

    [BroadcastStatusName]
    public required string Status { get; init; }

    public required BroadcastText Text { get; init; }

    /// <summary>To whom. The list of customers is forgotten once it is over.</summary>
    public required BroadcastCriteria Audience { get; init; }

    public required string? Photo { get; init; }

    public required IReadOnlyList<string> Buttons { get; init; }

    /// <summary>Whether a button below it lets the customer get no more broadcasts.</summary>
    public required bool OptOutButton { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it begins, or began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many customers could be sent it when it was planned.</summary>
    public required int Recipients { get; init; }

    public required BroadcastProgress Progress { get; init; }

    /// <summary>The request that planned it, in short; null if it had no key of its own.</summary>
    [JsonIgnore]
    public string? RequestDigest { get; init; }
}
