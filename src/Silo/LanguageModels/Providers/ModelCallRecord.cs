using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>What one provider was asked in one attempt, and what became of it.</summary>
internal sealed record ModelCallRecord
{
    public required DateTimeOffset At { get; init; }

    public required string SessionKey { get; init; }

    public required string Purpose { get; init; }

    public required string Provider { get; init; }

    /// <summary>The model as the settings name it.</summary>
    public required string Model { get; init; }

    public ModelTokens Tokens { get; init; }

    /// <summary>In US dollars; null if the model's price is unknown.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Up to the end of the attempt, with the wait before it: the attempts of a call add up to how long it took.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary><c>answered</c>, <c>refused</c>, <c>cut</c>, <c>filtered</c>, or why it failed: see <see cref="ProviderFault"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether nothing came back: <see cref="Outcome"/> says why.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Whether a provider before this one in the order had been tried or passed over.</summary>
    public bool IsFallback { get; init; }
}
