namespace MirtAi.Silo.Storage.Queries;

/// <summary>A background job.</summary>
public sealed record JobView
{
    public required string Name { get; init; }

    /// <summary>The process that runs it.</summary>
    public required string Owner { get; init; }

    /// <summary>Until then no other process may run it.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>The owner's number; it only grows.</summary>
    public required long Fence { get; init; }

    public required DateTimeOffset? LastRun { get; init; }
    public required DateTimeOffset? NextRun { get; init; }

    /// <summary>How often it has failed since it last ran well.</summary>
    public required int Failures { get; init; }
}
