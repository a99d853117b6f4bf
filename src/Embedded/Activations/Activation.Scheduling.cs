namespace MirtAi.Embedded;

/// <summary>Turns: which piece of work is next, and where it runs.</summary>
internal sealed partial class Activation : IThreadPoolWorkItem
{
    /// <summary>So many pieces of work in a row, then others of the thread pool have their chance.</summary>
    private const int PiecesPerRun = 128;

    /// <summary>Of the thread, since a grain's constructor has no other way to learn for whom it runs.</summary>
    [ThreadStatic]
    private static Activation? t_current;

    private Queue<Task>? continuations;
    private bool continuedLast;
    private bool scheduled;

    /// <summary>The activation whose code runs on this thread now.</summary>
    internal static Activation? Running => t_current;

    public override int MaximumConcurrencyLevel => 1;

    public void Execute()
    {
        t_current = this;
        try
        {
            for (var i = 0; i < PiecesPerRun; i++)
            {
                if (TakeWork(out var isContinuation) is not { } work) return;

                if (isContinuation)
                    TryExecuteTask(work);
                else
                    work.RunSynchronously(this);
            }
        }
        finally
        {
            t_current = null;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Looks again whether there is something to do, as after a change of the engine's state.</summary>
    internal void Wake()
    {
        lock (gate) Schedule();
    }

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            (continuations ??= new()).Enqueue(task);
            Schedule();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && t_current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate) return continuations?.ToArray() ?? [];
    }

    private void Schedule()
    {
        if (scheduled) return;
        scheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private Task? TakeWork(out bool isContinuation)
    {
        lock (gate)
        {
            var callMayStart = CallMayStart();
            var stepIsDue = !callMayStart && LifecycleStepIsDue();
            // Continuations first, as they end what was begun; but not for ever, when a grain's background work never rests.
            isContinuation = continuations is { Count: > 0 } && !(continuedLast && (callMayStart || stepIsDue));
            continuedLast = isContinuation;
            if (isContinuation) return continuations!.Dequeue();
            if (callMayStart) return StartCall();
            if (stepIsDue) return StartLifecycleStep();
            scheduled = false;
            return null;
        }
    }
}
