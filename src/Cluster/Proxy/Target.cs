namespace MirtAi.Cluster.Proxy;

/// <summary>One process behind the proxy. Thread-safe.</summary>
internal sealed class Target(Uri address) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _doubts = new(0, 1);
    private CancellationTokenSource _gone = new();

    internal Uri Address => address;

    internal TargetState State { get; private set; } = TargetState.Unready;

    /// <summary>Cancelled when the target becomes unreachable: a request that waits for its answer then goes elsewhere.</summary>
    internal CancellationToken Gone
    {
        get
        {
            lock (_lock)
                return _gone.Token;
        }
    }

    internal void Saw(TargetState state)
    {
        CancellationTokenSource? gone = null;
        lock (_lock)
        {
            if (state == TargetState.Unreachable && State != state)
                (gone, _gone) = (_gone, new CancellationTokenSource());
            State = state;
        }

        // Outside the lock: waiters go on right here.
        gone?.Cancel();
        gone?.Dispose();
    }

    /// <summary>A request fared badly: the next look comes at once. After a broken connection, nothing new until then.</summary>
    internal void Doubt(bool broken)
    {
        lock (_lock)
        {
            if (broken && State == TargetState.Ready)
                State = TargetState.Unready;
            if (_doubts.CurrentCount == 0)
                _doubts.Release();
        }
    }

    /// <summary>Returns after the interval, or at once when there is a doubt.</summary>
    internal Task WaitForDoubtAsync(TimeSpan interval, CancellationToken cancellationToken) => _doubts.WaitAsync(interval, cancellationToken);

    public void Dispose()
    {
        _gone.Dispose();
        _doubts.Dispose();
    }
}
