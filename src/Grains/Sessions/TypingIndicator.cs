using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Shows the typing action often enough to last, which is every four seconds: platforms show it for five.</summary>
internal sealed class TypingIndicator(IChannelClient channel, string recipient, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Shows it if it is time to. Nobody waits for it, and its failures are of no interest.</summary>
    public void Show()
    {
        var now = clock.GetUtcNow();
        if (now < next)
            return;
        next = now + Every;
        _ = channel.ShowTyping(recipient, CancellationToken.None);
    }
}
