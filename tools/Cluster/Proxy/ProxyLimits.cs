namespace MirtAi.Cluster.Proxy;

/// <summary>Every limit of the proxy.</summary>
public sealed record ProxyLimits
{
    /// <value>Default 1 MiB. A larger request body, or one that has not ended by then, is passed through and never sent twice.</value>
    public int MaxBufferedBodyBytes { get; init; } = 1024 * 1024;

    /// <value>Default 3: how many targets one request may reach in turn.</value>
    public int MaxAttempts { get; init; } = 3;

    /// <value>Default 1 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>Default 60 s: from the request to the response's head. Bodies may take as long as they like.</value>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <value>Default 0.5 s between two looks at a target.</value>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <value>Default 2 s. A process that is only busy answers within that.</value>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
