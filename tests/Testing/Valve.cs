namespace MirtAi.Testing;

/// <summary>Lets pass while it is open, and makes wait while it is closed.</summary>
internal sealed class Valve
{
    private volatile TaskCompletionSource _opened = Opened();

    internal Task Passage => _opened.Task;

    internal void Close()
    {
        if (_opened.Task.IsCompleted)
            _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal void Open() => _opened.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
