namespace MirtAi.Cluster.Proxy;

/// <summary>One process behind the proxy. Thread-safe.</summary>
internal sealed class Target(Uri address) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim doubts = new(0, 1);
    private CancellationTokenSource gone = new();

    internal Uri Address => address;

    internal TargetState State { get; private set; } = TargetState.Unready;

    /// <summary>Cancelled when the target becomes unreachable: a request that waits for its answer then goes elsewhere.</summary>
    internal CancellationToken Gone
    {
        get
        {
            lock (gate)
                return this.gone.Token;
        }
    }

    internal void Saw(TargetState state)
    {
        CancellationTokenSource? gone = null;
        lock (gate)
        {
            if (state == TargetState.Unreachable && State != state)
                (gone, this.gone) = (this.gone, new CancellationTokenSource());
            State = state;
        }

        // Outside the lock: waiters go on right here.
        gone?.Cancel();
        gone?.Dispose();
    }

    /// <summary>A request fared badly: the next look comes at once. After a broken connection, nothing new until then.</summary>
    internal void Doubt(bool broken)
    {
        lock (gate)
        {
            if (broken && State == TargetState.Ready)
                State = TargetState.Unready;
            if (doubts.CurrentCount == 0)
                doubts.Release();
        }
    }

    /// <summary>Returns after the interval, or at once when there is a doubt.</summary>
    internal Task WaitForDoubtAsync(TimeSpan interval, CancellationToken cancellationToken) =>
        doubts.WaitAsync(interval, cancellationToken);

    public void Dispose()
    {
        this.gone.Dispose();
        doubts.Dispose();
    }
}
