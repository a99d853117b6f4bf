using System.Collections.Immutable;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>A platform that takes so many replies an hour, and notes which and when by the test's clock.</summary>
internal sealed class AccountOfReplies(int perHour, TimeProvider clock) : IChannelClient
{
    private ImmutableList<(string Comment, DateTimeOffset At)> sent = [];

    public string Account => "comments";

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 100,
        PerRecipientPerSecond = 100,
        RecipientBurst = 100,
        Shared = new(CommentCalls.ReplyPrefix, new RecipientLimit(perHour / 3_600d, Burst: 1, Ready: 1)),
        MaxTextLength = 300,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
    };

    public ImmutableList<(string Comment, DateTimeOffset At)> Sent => Volatile.Read(ref sent);

    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref sent, (list, one) => list.Add(one), (message.Comment!.Target, clock.GetUtcNow()));
        return Task.FromResult<SendResult>(new SendResult.Sent("r" + message.Comment.Target));
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
