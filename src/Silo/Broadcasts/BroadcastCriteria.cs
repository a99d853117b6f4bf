using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Which customers: those who meet every criterion that is set. One that is not known here is an error, not everybody.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BroadcastCriteria
{
    /// <summary>Those of a channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Those who are answered in this language: <c>uk</c>, <c>ru</c> or <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Those whose conversation is in this state.</summary>
    public string? State { get; init; }

    /// <summary>Those who wrote since.</summary>
    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>Those who have all of these tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Those whose subscription is <c>active</c> or <c>expired</c>, or who never had one: <c>none</c>.</summary>
    [AllowedValues("active", "expired", "none", null)]
    public string? Subscription { get; init; }

    /// <summary>Those of a list of sessions' keys.</summary>
    public IReadOnlyList<string>? Customers { get; init; }
}
