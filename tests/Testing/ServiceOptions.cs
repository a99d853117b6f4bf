namespace MirtAi.Testing;

/// <summary>How to start the service for a test.</summary>
public sealed record ServiceOptions
{
    /// <value>The service, unless a stand-in is meant.</value>
    public string Assembly { get; init; } = ServiceAssembly.Api;

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// By their names in configuration ("Storage:Provider"). Those of the developer's own environment are not inherited; when
    /// no storage is set it is a new SQLite file.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <value>A free one when null.</value>
    public int? Port { get; init; }

    /// <summary>Where other processes reach it, on the engine whose processes talk to each other.</summary>
    /// <value>A free one when null.</value>
    public int? SiloPort { get; init; }

    public string Environment { get; init; } = "Development";

    /// <value>Null for a process without HTTP, which says <c>ready</c>.</value>
    public string? ReadyPath { get; init; } = "/health/ready";

    /// <value>Default 3 min: far more than it takes, for busy machines.</value>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(3);
}
