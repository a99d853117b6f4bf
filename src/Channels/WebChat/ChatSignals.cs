using System.Collections.Immutable;

namespace MirtAi.Channels.WebChat;

internal sealed class ChatSignals(TimeProvider time) : IChatSignals
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableArray<ChatSubscription>> sessions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Listening
    {
        get
        {
            lock (gate)
                return [.. sessions.Keys];
        }
    }

    public IChatSubscription Subscribe(string sessionKey)
    {
        var subscription = new ChatSubscription(time, gone => Remove(sessionKey, gone));
        lock (gate)
            sessions[sessionKey] = Listeners(sessionKey).Add(subscription);
        return subscription;
    }

    public void Notify(string sessionKey) => Signal(sessionKey, ChatSignal.Reply);

    public void Typing(string sessionKey) => Signal(sessionKey, ChatSignal.Typing);

    private void Signal(string sessionKey, ChatSignal signal)
    {
        ImmutableArray<ChatSubscription> listeners;
        lock (gate)
            listeners = Listeners(sessionKey);
        foreach (var listener in listeners)
            listener.Signal(signal);
    }

    private void Remove(string sessionKey, ChatSubscription subscription)
    {
        lock (gate)
        {
            var left = Listeners(sessionKey).Remove(subscription);
            if (left.IsEmpty)
                sessions.Remove(sessionKey);
            else
                sessions[sessionKey] = left;
        }
    }

    private ImmutableArray<ChatSubscription> Listeners(string sessionKey) => sessions.GetValueOrDefault(sessionKey, []);
}
