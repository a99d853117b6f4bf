namespace MirtAi.Silo.Storage.Queries;

/// <summary>Calls of a model for a purpose on a day.</summary>
public record ModelUsageRow : ModelUsage
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required string Purpose { get; init; }
}
