using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>A channel whose platform answers every send as the test says.</summary>
internal sealed class MoodyChannel(string account) : IChannelClient
{
    private ImmutableList<string> sent = [];
    private volatile SendResult answer = new SendResult.Sent("platform-id");

    public string Account => account;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 10,
        RecipientBurst = 10,
        MaxTextLength = 4_096,
        MaxCaptionLength = 1_024,
        MaxAlbumSize = 10,
    };

    public bool ServesManagers { get; init; }

    /// <summary>What the platform answers for certain recipients; null is the general answer.</summary>
    public Func<string, SendResult?> AnswerTo { get; set; } = _ => null;

    /// <summary>What the platform answers from now on.</summary>
    public SendResult Answer
    {
        get => answer;
        set => answer = value;
    }

    /// <summary>The texts of every send, whatever became of it.</summary>
    public ImmutableList<string> Attempts => Volatile.Read(ref sent);

    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref sent, (list, text) => list.Add(text), message.Text);
        return Task.FromResult(AnswerTo(recipient) ?? answer);
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
