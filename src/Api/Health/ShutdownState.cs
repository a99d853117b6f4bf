namespace MirtAi.Api.Health;

/// <summary>Tells the rest of the process, and the load balancer through readiness, that a shutdown is about to begin.</summary>
internal sealed class ShutdownState : IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Cancelled when the shutdown begins; open streams end with it.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Turns readiness to 503 and ends streams. Requests are served until the host stops.</summary>
    public void Begin() => stopping.Cancel();

    public void Dispose() => stopping.Dispose();
}
