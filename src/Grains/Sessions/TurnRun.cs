namespace MirtAi.Grains.Sessions;

/// <summary>A turn that runs in this process, beside its session's queue.</summary>
internal sealed class TurnRun(string turnId, Action keepTyping) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private Task execution = Task.CompletedTask;

    /// <summary>The turn.</summary>
    public string TurnId => turnId;

    /// <summary>Its result, once it is there.</summary>
    public TurnCompletion? Completion { get; private set; }

    /// <summary>It ended without a result.</summary>
    public bool Failed { get; private set; }

    /// <summary>What the customer is told if it takes a while; null as long as that is not known.</summary>
    public Func<SessionOutput.Bubble?>? Interim { get; set; }

    /// <summary>It waits to be completed or given back.</summary>
    public bool HasEnded => Completion is not null || Failed;

    /// <summary>Starts; the task continues on the scheduler of the session that calls.</summary>
    public void Start(Func<CancellationToken, Task<TurnCompletion?>> execute, Action whenEnded) =>
        execution = Execute(execute, whenEnded);

    /// <summary>Shows the customer that an answer is being made.</summary>
    public void KeepTyping() => keepTyping();

    /// <summary>Stops it; its result is not wanted any more.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <summary>Its result cannot be stored, so it counts as failed.</summary>
    public void Discard() => (Completion, Failed) = (null, true);

    /// <summary>Waits for its end, but not longer than this or than the cancellation allows; says whether it has ended.</summary>
    public async Task<bool> EndsWithin(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(execution, Task.Delay(patience, clock, enough.Token));
        enough.Cancel();
        return HasEnded;
    }

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    private async Task Execute(Func<CancellationToken, Task<TurnCompletion?>> execute, Action whenEnded)
    {
        Completion = await execute(cancellation.Token);
        Failed = Completion is null;
        if (!cancellation.IsCancellationRequested)
            whenEnded();
    }
}
