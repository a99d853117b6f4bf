namespace MirtAi.Testing;

/// <summary>Lets pass while it is open, and makes wait while it is closed.</summary>
internal sealed class Valve
{
    private volatile TaskCompletionSource opened = Opened();

    internal Task Passage => this.opened.Task;

    internal void Close()
    {
        if (this.opened.Task.IsCompleted)
            this.opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal void Open() => this.opened.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
