namespace MirtAi.Channels.WebChat;

/// <summary>One listener of a session. Signals that arrive while nobody waits are kept, each kind once.</summary>
public interface IChatSubscription : IDisposable
{
    /// <summary>The signals since the last call; waits for one at most this long, then <see cref="ChatSignal.None"/>.</summary>
    Task<ChatSignal> Wait(TimeSpan atMost, CancellationToken cancellationToken);
}
