using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>A channel that notes what is sent through it, and when by a clock that moves in steps.</summary>
internal sealed class PacedChannel(string account, double perSecond, TimeProvider clock) : IChannelClient
{
    private readonly TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableList<(string Text, DateTimeOffset At)> sent = [];

    public string Account => account;

    public DeliveryLimits Limits => new()
    {
        PerSecond = perSecond,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4_096,
        MaxCaptionLength = 1_024,
        MaxAlbumSize = 10,
        Shared = Shared,
    };

    /// <summary>The chat with many lines; null if there is none.</summary>
    public SharedChat? Shared { get; init; }

    /// <summary>The texts that do not get an answer from the platform until <see cref="Answer"/>.</summary>
    public string? Silent { get; init; }

    public ImmutableList<(string Text, DateTimeOffset At)> Sent => Volatile.Read(ref sent);

    public int Count(string text) => Sent.Count(one => one.Text == text);

    public void Answer() => answers.TrySetResult();

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref sent, (list, one) => list.Add(one), (message.Text, clock.GetUtcNow()));
        if (message.Text == Silent)
            await answers.Task.WaitAsync(cancellationToken);
        return new SendResult.Sent("platform-id");
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
