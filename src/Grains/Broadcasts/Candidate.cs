namespace MirtAi.Grains.Broadcasts;

/// <summary>A customer of an audience.</summary>
public sealed record Candidate
{
    /// <summary>Their session.</summary>
    public required string SessionKey { get; init; }

    /// <summary>Their channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The platform's address of their chat; empty if it is not known.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>The language in which they are answered.</summary>
    public string Language { get; init; } = "uk";

    /// <summary>The name that the channel shows; empty if it is not known.</summary>
    public string Name { get; init; } = "";

    /// <summary>They blocked the shop or left.</summary>
    public bool Unreachable { get; init; }

    /// <summary>They want no broadcasts.</summary>
    public bool OptedOut { get; init; }

    /// <summary>A manager has the conversation.</summary>
    public bool WithManager { get; init; }

    /// <summary>When they wrote last, as far as that is kept.</summary>
    public DateTimeOffset? WroteAt { get; init; }
}
