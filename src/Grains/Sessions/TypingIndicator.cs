using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// Shows that the customer's messages are read, once, and then the typing action often enough to last, which is every four seconds:
/// platforms show it for five.
/// </summary>
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
        var isFirst = next == DateTimeOffset.MinValue;
        next = now + Every;
        _ = isFirst ? Begin() : channel.ShowTyping(recipient, CancellationToken.None);
    }

    private async Task Begin()
    {
        await channel.ShowSeen(recipient, CancellationToken.None);
        await channel.ShowTyping(recipient, CancellationToken.None);
    }
}
