using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Shop;

/// <summary>How to open a <see cref="ShopUnderTest"/>.</summary>
internal sealed record ShopOptions
{
    public int Processes { get; init; } = 1;

    /// <summary>The debounce window; short, so that tests are.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(300);

    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(8);

    /// <value>A new database on the server of all tests when null.</value>
    public string? ConnectionString { get; init; }

    /// <summary>The processes reach the database through <see cref="ShopUnderTest.Gate"/>.</summary>
    public bool Gated { get; init; }

    /// <summary>Each process has a gate of its own, <see cref="ShopUnderTest.GateOf"/>.</summary>
    public bool GatedApart { get; init; }

    /// <summary>The answers tell what they answer, instead of selling.</summary>
    public bool Echoes { get; init; } = true;

    /// <summary>The rates that the service is told and the peer enforces; much faster than the platform, so that tests are short.</summary>
    public TelegramPeerOptions Peer { get; init; } =
        new() { MessagesPerSecond = 900, PerChatPerSecond = 25, PerChatBurst = 20, PerGroupPerMinute = 1000 };

    /// <summary>How wrong the clock of each process's machine is; right where none is named.</summary>
    public IReadOnlyList<TimeSpan> ClockSkews { get; init; } = [];

    /// <summary>More settings, by their names in configuration.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
