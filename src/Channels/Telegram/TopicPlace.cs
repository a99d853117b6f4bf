using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Where a message about a customer goes: into their topic, or outside of topics.</summary>
/// <param name="Address">The chat, with the topic if there is one.</param>
internal sealed record TopicPlace(TelegramAddress Address)
{
    /// <summary>What became of the message if it is not known where it goes: nothing was sent.</summary>
    public SendResult? Failure { get; init; }
}
