namespace MirtAi.Silo.Customers.Links;

/// <summary>A session of a customer who writes on several channels.</summary>
public sealed record LinkedSession
{
    /// <summary>The session's key.</summary>
    public required string Key { get; init; }

    /// <summary>Who linked it: a manager, or <c>phone</c> for a number that was confirmed in several sessions.</summary>
    public required string LinkedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}
