namespace MirtAi.Channels.WebChat;

internal sealed class ChatSubscription(TimeProvider time, Action<ChatSubscription> onDispose) : IChatSubscription
{
    private readonly Lock gate = new();
    private ChatSignal signals;
    private TaskCompletionSource? waiting;

    public void Signal(ChatSignal signal)
    {
        lock (gate)
        {
            signals |= signal;
            waiting?.TrySetResult();
        }
    }

    public async Task<ChatSignal> Wait(TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task arrived;
        lock (gate)
        {
            if (signals != ChatSignal.None)
                return Take();
            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            arrived = waiting.Task;
        }

        try
        {
            await arrived.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing in time; what came at the last moment is taken below all the same.
        }

        lock (gate)
            return Take();
    }

    public void Dispose() => onDispose(this);

    private ChatSignal Take()
    {
        var taken = signals;
        signals = ChatSignal.None;
        waiting = null;
        return taken;
    }
}
