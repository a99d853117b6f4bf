using System.Diagnostics.CodeAnalysis;

namespace MirtAi.Embedded;

/// <summary>
/// The calls that wait, in order of arrival, linked through themselves: an empty mailbox costs no object. Not thread-safe.
/// </summary>
internal struct CallQueue
{
    private PendingCall? first;
    private PendingCall? last;
    private int interleaving;

    internal int Count { get; private set; }

    internal readonly bool Any(bool onlyInterleaving) => onlyInterleaving ? interleaving > 0 : Count > 0;

    internal void Enqueue(PendingCall call)
    {
        call.Next = null;
        if (last is null)
            first = call;
        else
            last.Next = call;
        last = call;
        Count++;
        if (call.Interleaves) interleaving++;
    }

    /// <summary>Takes the first call, or the first of those that interleave.</summary>
    internal bool TryDequeue(bool onlyInterleaving, [NotNullWhen(true)] out PendingCall? call)
    {
        PendingCall? before = null;
        for (call = first; call is not null && onlyInterleaving && !call.Interleaves; call = call.Next)
            before = call;
        if (call is null) return false;

        if (before is null)
            first = call.Next;
        else
            before.Next = call.Next;
        if (call == last) last = before;
        call.Next = null;
        Count--;
        if (call.Interleaves) interleaving--;
        return true;
    }

    /// <summary>Empties the queue of all calls; those that belong to the activation end here.</summary>
    internal CallQueue TakeCalls()
    {
        CallQueue calls = default;
        while (TryDequeue(onlyInterleaving: false, out var call))
        {
            if (!call.BelongsToActivation) calls.Enqueue(call);
        }

        return calls;
    }

    internal void FailAll(Exception exception)
    {
        while (TryDequeue(onlyInterleaving: false, out var call))
            call.Fail(exception);
    }
}
