namespace MirtAi.Silo.Photos;

/// <summary>
/// Makes a call once for all who want it at the same time. It belongs to none of them: it goes on while anybody waits, and is cancelled
/// when nobody does.
/// </summary>
internal sealed class SharedCalls<T>
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Call> running = new(StringComparer.Ordinal);

    /// <summary>The result of the call with this key, which is made if it is not running.</summary>
    public async Task<T> Run(string key, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
    {
        var call = Join(key, make);
        try
        {
            return await call.Result.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, call);
        }
    }

    private Call Join(string key, Func<CancellationToken, Task<T>> make)
    {
        lock (gate)
        {
            if (!running.TryGetValue(key, out var call))
                running[key] = call = new Call(make);
            call.Waiting++;
            return call;
        }
    }

    private void Leave(string key, Call call)
    {
        lock (gate)
        {
            if (--call.Waiting > 0)
                return;
            running.Remove(key);
        }

        call.Cancellation.Cancel();
        call.Cancellation.Dispose();
    }

    private sealed class Call
    {
        public Call(Func<CancellationToken, Task<T>> make)
        {
            var token = Cancellation.Token;
            // On the pool: whoever came first may run on the scheduler of a session, which the others must not depend upon.
            Result = new Lazy<Task<T>>(() => Task.Run(() => make(token), token));
        }

        public CancellationTokenSource Cancellation { get; } = new();

        public Lazy<Task<T>> Result { get; }

        public int Waiting { get; set; }
    }
}
