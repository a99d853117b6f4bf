namespace MirtAi.Silo.Statistics;

/// <summary>What a language model did on a day.</summary>
public sealed record ModelDay
{
    /// <summary>The shop's day, for instance <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The provider; <c>scripted</c> for answers by the shop's texts because no provider answered.</summary>
    public required string Provider { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>How often it was called; a call that failed and was made again counts again.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls without a usable answer, also those that were made again and answered then.</summary>
    public required long Errors { get; init; }

    /// <summary>Tokens of the requests.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Of those, the ones that the provider had in its cache.</summary>
    public required long CachedTokens { get; init; }

    /// <summary>Tokens of the answers.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>US dollars for the calls whose price is known; null if none is.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Calls with tokens whose price is not known.</summary>
    public required long Unpriced { get; init; }

    internal long? Units { get; init; }
}
