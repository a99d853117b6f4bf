namespace MirtAi.Silo.Storage.Queries;

/// <summary>Calls of models, summed up.</summary>
public record ModelUsage
{
    /// <summary>Calls; one that failed and was made again counts again.</summary>
    public required long Calls { get; init; }

    /// <summary>
    /// Calls without a usable answer, also those that were made again and answered then; those that were not wanted any more are no errors.
    /// </summary>
    public required long Errors { get; init; }

    /// <summary>Answered calls that another provider stood before, and answers by the shop's texts because no provider answered.</summary>
    public required long Fallbacks { get; init; }

    public required long InputTokens { get; init; }

    /// <summary>Of those, the ones that the provider had in its cache.</summary>
    public required long CachedTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>US dollars for the calls whose price is known; null if none is.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>Calls with tokens whose price is not known: what they cost is not in <see cref="Cost"/>.</summary>
    public required long CallsOfUnknownCost { get; init; }

    public required long AverageLatencyMilliseconds { get; init; }
}
