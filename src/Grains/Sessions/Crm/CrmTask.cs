using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.Crm;

/// <summary>Something that the shop's CRM is to be told, stored with what it is about.</summary>
public sealed record CrmTask : ICommitEffect
{
    /// <summary>What it is about; what has the same id is told once.</summary>
    public required string Id { get; init; }

    /// <summary>The session's key.</summary>
    public required string SessionKey { get; init; }

    /// <summary>One of <see cref="CrmTaskKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The customer's name on their platform, by which the CRM knows the chat; null if they have none.</summary>
    public string? Username { get; init; }

    /// <summary>The order's number, if it is about one.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The order's status, if it changed.</summary>
    public string? Status { get; init; }
}
