namespace MirtAi.Silo.Storage.Queries;

/// <summary>One run of a background job.</summary>
public sealed record JobRunView
{
    /// <summary>The process that ran it.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary><c>ok</c> or <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it failed.</summary>
    public required string? Reason { get; init; }
}
