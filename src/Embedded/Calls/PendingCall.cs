namespace MirtAi.Embedded;

/// <summary>
/// One turn to be taken on an activation: a grain call or a timer tick. It is made where it was asked for, so that the
/// asker's execution context (the current trace) is with the grain's code.
/// </summary>
internal abstract class PendingCall
{
    private Activation? activation;

    protected PendingCall() =>
        Turn = new Task(static call => ((PendingCall)call!).Begin(), this, TaskCreationOptions.DenyChildAttach);

    internal PendingCall? Next { get; set; }

    internal abstract bool Interleaves { get; }

    /// <summary>Whether it belongs to the activation itself, so that it ends with it and the mailbox's bound is not for it.</summary>
    internal virtual bool BelongsToActivation => false;

    private Task Turn { get; }

    internal Task StartOn(Activation activation)
    {
        this.activation = activation;
        return Turn;
    }

    internal abstract void Fail(Exception exception);

    /// <summary>Takes the turn; ends it on the activation and answers, whatever happens.</summary>
    protected abstract Task RunAsync(Activation activation);

    private void Begin() => _ = RunAsync(this.activation!);
}
