namespace MirtAi.Channels.WebChat;

/// <summary>
/// Wakes open chat pages of this process. A signal is a hint and holds nothing: what is to be shown is read from the database.
/// </summary>
public interface IChatSignals
{
    /// <summary>The sessions that somebody listens to.</summary>
    IReadOnlyCollection<string> Listening { get; }

    /// <summary>Listens to a session until disposed.</summary>
    IChatSubscription Subscribe(string sessionKey);

    /// <summary>There may be new replies.</summary>
    void Notify(string sessionKey);

    /// <summary>An answer is being made.</summary>
    void Typing(string sessionKey);
}
