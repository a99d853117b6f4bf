namespace MirtAi.TelegramPeer;

/// <summary>Faults in the order in which they were prepared.</summary>
public sealed class PeerFaults
{
    private readonly List<PeerFault> pending = [];
    private TaskCompletionSource lateAnswers = NotYet();

    public void Add(PeerFault fault)
    {
        lock (pending)
            pending.Add(fault);
    }

    public void Clear()
    {
        lock (pending)
            pending.Clear();
        ReleaseAnswers();
    }

    /// <summary>Gives every answer that is late by now (<see cref="PeerFaultKind.AnswerLate"/>).</summary>
    public void ReleaseAnswers() => Interlocked.Exchange(ref lateAnswers, NotYet()).TrySetResult();

    internal Task LateAnswers => Volatile.Read(ref lateAnswers).Task;

    internal PeerFault? Take(string method, long? chatId)
    {
        lock (pending)
        {
            var index = pending.FindIndex(fault => Applies(fault, method, chatId));
            if (index < 0)
                return null;
            var fault = pending[index];
            if (fault.Times > 1)
                pending[index] = fault with { Times = fault.Times - 1 };
            else
                pending.RemoveAt(index);
            return fault;
        }
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool Applies(PeerFault fault, string method, long? chatId)
    {
        var isSending = method.StartsWith("send", StringComparison.Ordinal) || method.StartsWith("answer", StringComparison.Ordinal);
        return (fault.Method is null ? isSending && method != "sendChatAction" : fault.Method == method)
            && (fault.ChatId is null || fault.ChatId == chatId);
    }
}
