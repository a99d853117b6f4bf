using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>
/// One grain object with its mailbox. It is the task scheduler of the grain's code too, and runs at most one piece of that
/// code at any time, on whichever thread of the pool comes along.
/// </summary>
/// <remarks>Small when idle, since there are many: no queue, timer or token source exists before it is needed.</remarks>
internal sealed partial class Activation : TaskScheduler, IGrainContext
{
    private readonly Lock gate = new();
    private readonly GrainClass grainClass;
    private CallQueue calls;
    private ActivationPhase phase;
    private DeactivationReason leavingBecause;
    private bool leaving;
    private bool served;
    private bool exclusive;
    private int running;

    internal Activation(GrainClass grainClass, string key)
    {
        this.grainClass = grainClass;
        Key = key;
    }

    /// <summary>A successor, which begins with the calls that were left to it.</summary>
    internal Activation(GrainClass grainClass, string key, CallQueue calls) : this(grainClass, key)
    {
        lock (gate)
        {
            this.calls = calls;
            BecomeCalled();
        }
    }

    public GrainId GrainId => new(grainClass.Name, Key);

    public object? GrainInstance => grain;

    internal string Key { get; }

    internal IGrainFactory GrainFactory => Engine.Factory;

    internal int Waiting => this.calls.Count;

    /// <summary>Nothing runs, awaits or is on its way.</summary>
    internal bool IsAtRest
    {
        get { lock (gate) return !scheduled && running == 0 && phase is ActivationPhase.Active; }
    }

    private GrainEngine Engine => grainClass.Engine;

    private bool IsIdle => running == 0 && this.calls.Count == 0 && !leaving && phase is ActivationPhase.New or ActivationPhase.Active;

    internal GrainReference ReferenceAs(Type interfaceType) => grainClass.ReferenceTo(Key, interfaceType);

    /// <summary>Takes the call, or refuses it when too many wait: either way it is settled. False: not taken, send it elsewhere.</summary>
    internal bool TryReceive(PendingCall call, bool onlyWhenIdle = false)
    {
        int waiting;
        lock (gate)
        {
            if (phase is ActivationPhase.Ended || (onlyWhenIdle && !IsIdle)) return false;
            waiting = this.calls.Count;
            if (waiting < Engine.Options.MaxMailbox || call.BelongsToActivation)
            {
                this.calls.Enqueue(call);
                if (phase is ActivationPhase.New)
                    BecomeCalled();
                else
                    Schedule();
                return true;
            }
        }

        Engine.Instruments.Rejected(grainClass.Tag);
        call.Fail(new LimitExceededException("calls waiting for one activation", waiting, Engine.Options.MaxMailbox, GrainId));
        return true;
    }

    internal void EndTurn(PendingCall call, bool isUse)
    {
        lock (gate)
        {
            running--;
            if (!call.Interleaves) exclusive = false;
            if (isUse) lastUsed = Engine.Clock.GetTimestamp();
            Schedule();
        }
    }

    /// <summary>Fails the calls that wait; for a shutdown that has run out of time.</summary>
    internal void FailWaiting(Exception exception)
    {
        CallQueue calls;
        lock (gate) calls = this.calls.TakeCalls();
        calls.FailAll(exception);
    }

    private bool CallMayStart()
    {
        if (phase is not ActivationPhase.Active || !this.calls.Any(onlyInterleaving: exclusive)) return false;

        // One that leaves still takes what interleaves with the call it waits for, since that call may be waiting for it; and
        // one that wants to leave before it has served anybody serves one call, lest its successors do the same for ever.
        return !leaving || exclusive || !served;
    }

    private Task StartCall()
    {
        this.calls.TryDequeue(onlyInterleaving: exclusive, out var call);
        running++;
        if (!call!.Interleaves) exclusive = true;
        if (!call.BelongsToActivation) served = true;
        return call.StartOn(this);
    }

    private void BecomeCalled()
    {
        phase = ActivationPhase.Called;
        Engine.Begin();
        Schedule();
    }
}
