namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
internal sealed class ModelPrice
{
    /// <summary>The model's name as in the settings; also prices its dated versions, such as <c>NAME-2026-01-31</c>.</summary>
    public string? Model { get; set; }

    /// <summary>A million tokens of requests.</summary>
    public decimal InputPerMillion { get; set; }

    /// <summary>A million tokens of requests that the provider had in its cache; as <see cref="InputPerMillion"/> if not set.</summary>
    public decimal? CachedInputPerMillion { get; set; }

    /// <summary>A million tokens of answers.</summary>
    public decimal OutputPerMillion { get; set; }
}
