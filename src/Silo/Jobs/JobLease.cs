namespace MirtAi.Silo.Jobs;

/// <summary>
/// The right to run a job, for a limited time. <see cref="Fence"/> grows with every new owner: what an earlier owner does late
/// can be told and refused.
/// </summary>
public sealed class JobLease(string name, string owner, long fence, TimeSpan length, TimeProvider clock)
{
    private long grantedAt = clock.GetTimestamp();
    private long began = clock.GetTimestamp();
    private volatile bool lost;
    private volatile TaskCompletionSource requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The job.</summary>
    public string Name => name;

    /// <summary>The process that runs it.</summary>
    public string Owner => owner;

    /// <summary>The number of this ownership.</summary>
    public long Fence => fence;

    /// <summary>How long it was, by the database's clock, until the run that its last owner had planned; null if none did.</summary>
    public TimeSpan? UntilNext { get; init; }

    /// <summary>
    /// Whether the lease still holds by this process's own stopwatch, which also counts while the process is stopped. Counted from
    /// before the grant was asked for, so that it ends here no later than in the database.
    /// </summary>
    public bool IsHeld => !lost && clock.GetElapsedTime(grantedAt) < length;

    /// <summary>How long the current piece of work has taken.</summary>
    public TimeSpan Worked => clock.GetElapsedTime(began);

    /// <summary>A piece of work begins.</summary>
    public void Begin() => began = clock.GetTimestamp();

    /// <summary>It was granted anew by a request sent at this timestamp.</summary>
    public void Extend(long requestedAt) => grantedAt = requestedAt;

    /// <summary>Whether an operator wants the job to run now.</summary>
    public bool IsRunRequested => requested.Task.IsCompleted;

    /// <summary>An operator wants the job to run now.</summary>
    public void RequestRun() => requested.TrySetResult();

    /// <summary>The run that was wanted begins; what is wanted from now on is another one.</summary>
    public void TakeRequest() => requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits this long, or until an operator wants the job to run.</summary>
    public async Task Rest(TimeSpan length, CancellationToken cancellationToken)
    {
        using var rested = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(requested.Task, Task.Delay(length, clock, rested.Token));
        await rested.CancelAsync();
    }

    /// <summary>Another process has the job.</summary>
    public void Lose() => lost = true;
}
