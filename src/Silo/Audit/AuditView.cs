namespace MirtAi.Silo.Audit;

/// <summary>One entry of the audit trail.</summary>
public sealed record AuditView
{
    /// <summary>Its number, which grows.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>What, a stable code; what has none is the request's method and path.</summary>
    public required string Action { get; init; }

    /// <summary>What became of it, one of <see cref="AuditOutcomes"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>To which customer; null if to none, or if they are erased.</summary>
    public required string? SessionKey { get; init; }

    /// <summary>What the customer is called; null if that is not known.</summary>
    public string? CustomerName { get; init; }

    /// <summary>What else it was about; empty for nothing.</summary>
    public required string Subject { get; init; }
}
