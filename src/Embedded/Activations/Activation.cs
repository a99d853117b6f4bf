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
    private readonly Lock _gate = new();
    private readonly GrainClass _class;
    private CallQueue _calls;
    private ActivationPhase _phase;
    private DeactivationReason _leavingBecause;
    private bool _leaving;
    private bool _served;
    private bool _exclusive;
    private int _running;

    internal Activation(GrainClass grainClass, string key)
    {
        _class = grainClass;
        Key = key;
    }

    /// <summary>A successor, which begins with the calls that were left to it.</summary>
    internal Activation(GrainClass grainClass, string key, CallQueue calls) : this(grainClass, key)
    {
        lock (_gate)
        {
            _calls = calls;
            BecomeCalled();
        }
    }

    public GrainId GrainId => new(_class.Name, Key);

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => _scope!.Value.ServiceProvider;

    internal string Key { get; }

    internal IGrainFactory GrainFactory => Engine.Factory;

    internal int Waiting => _calls.Count;

    /// <summary>Nothing runs, awaits or is on its way.</summary>
    internal bool IsAtRest
    {
        get { lock (_gate) return !_scheduled && _running == 0 && _phase is ActivationPhase.Active; }
    }

    private GrainEngine Engine => _class.Engine;

    private bool IsIdle => _running == 0 && _calls.Count == 0 && !_leaving && _phase is ActivationPhase.New or ActivationPhase.Active;

    internal GrainReference ReferenceAs(Type interfaceType) => _class.ReferenceTo(Key, interfaceType);

    /// <summary>Takes the call, or refuses it when too many wait: either way it is settled. False: not taken, send it elsewhere.</summary>
    internal bool TryReceive(PendingCall call, bool onlyWhenIdle = false)
    {
        int waiting;
        lock (_gate)
        {
            if (_phase is ActivationPhase.Ended || (onlyWhenIdle && !IsIdle)) return false;
            waiting = _calls.Count;
            if (waiting < Engine.Options.MaxMailbox || call.BelongsToActivation)
            {
                _calls.Enqueue(call);
                if (_phase is ActivationPhase.New)
                    BecomeCalled();
                else
                    Schedule();
                return true;
            }
        }

        Engine.Instruments.Rejected(_class.Tag);
        call.Fail(new LimitExceededException("calls waiting for one activation", waiting, Engine.Options.MaxMailbox, GrainId));
        return true;
    }

    internal void EndTurn(PendingCall call, bool isUse)
    {
        lock (_gate)
        {
            _running--;
            if (!call.Interleaves) _exclusive = false;
            if (isUse) _lastUsed = Engine.Clock.GetTimestamp();
            Schedule();
        }
    }

    /// <summary>Fails the calls that wait; for a shutdown that has run out of time.</summary>
    internal void FailWaiting(Exception exception)
    {
        CallQueue calls;
        lock (_gate) calls = _calls.TakeCalls();
        calls.FailAll(exception);
    }

    private bool CallMayStart()
    {
        if (_phase is not ActivationPhase.Active || !_calls.Any(onlyInterleaving: _exclusive)) return false;

        // One that leaves still takes what interleaves with the call it waits for, since that call may be waiting for it; and
        // one that wants to leave before it has served anybody serves one call, lest its successors do the same for ever.
        return !_leaving || _exclusive || !_served;
    }

    private Task StartCall()
    {
        _calls.TryDequeue(onlyInterleaving: _exclusive, out var call);
        _running++;
        if (!call!.Interleaves) _exclusive = true;
        if (!call.BelongsToActivation) _served = true;
        return call.StartOn(this);
    }

    private void BecomeCalled()
    {
        _phase = ActivationPhase.Called;
        Engine.Begin();
        Schedule();
    }
}
