using System.Runtime.InteropServices;

namespace MirtAi.Cluster.Processes;

/// <summary>Turns SIGTERM, Ctrl-C and a closed terminal into a cancellation, so that what we started is stopped first.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    internal StopRequest() => registrations =
        [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP }.Select(signal =>
            PosixSignalRegistration.Create(signal, Stop))];

    internal CancellationToken Token => stop.Token;

    /// <summary>Completes when one of the signals comes.</summary>
    internal async Task WaitAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Token.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
