namespace MirtAi.Embedded.Tests;

/// <summary>Something that one side waits for and the other brings about. Waiting is bounded, so that a failure is not a hang.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool IsSet => set.Task.IsCompleted;

    internal Task Wait() => set.Task.Within(Patience);

    internal void Set() => set.TrySetResult();
}
