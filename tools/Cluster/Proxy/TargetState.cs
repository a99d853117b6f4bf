namespace MirtAi.Cluster.Proxy;

/// <summary>What the last look at a target found.</summary>
internal enum TargetState
{
    /// <summary>It says that it is ready.</summary>
    Ready,

    /// <summary>It answers and says that it is not: it starts or drains. It gets nothing new; what it has, it finishes.</summary>
    Unready,

    /// <summary>It refuses connections or says nothing in time. What waits for it waits in vain.</summary>
    Unreachable,
}
