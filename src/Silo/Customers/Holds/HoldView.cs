namespace MirtAi.Silo.Customers.Holds;

/// <summary>A customer everything about whom is kept for the law.</summary>
public sealed record HoldView
{
    /// <summary>The customer's session key.</summary>
    public required string Customer { get; init; }

    /// <summary>Who wants it kept.</summary>
    public required string Manager { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was first asked meanwhile to erase them, which is done when the hold is lifted; null if it was not.</summary>
    public required DateTimeOffset? ErasureAskedAt { get; init; }
}
