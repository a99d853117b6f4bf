using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Messages;

/// <summary>One call of a platform's sending interface: a text, photos, or the acknowledgement of a button.</summary>
public sealed record OutboundMessage
{
    /// <summary>The text or caption, within the channel's limit; plain unless <see cref="Html"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text is made by code in the channel's HTML subset, and customers' words in it are escaped.</summary>
    public bool Html { get; init; }

    /// <summary>https addresses of photos; one is a photo, more are an album.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>
    /// The file that is sent instead of words and photos, on channels that bring it (<see cref="DeliveryLimits.Carries"/>); null for none.
    /// </summary>
    public AttachedFile? File { get; init; }

    /// <summary>Buttons below the message, one a row.</summary>
    public ImmutableArray<OutboundButton> Buttons { get; init; }

    /// <summary>
    /// The message of the same platform that is sent as it is, understood by the channel's client alone; <see cref="Text"/> is what goes
    /// out when that is not possible.
    /// </summary>
    public string? Original { get; init; }

    /// <summary>
    /// The query of a pressed button to acknowledge; then <see cref="Text"/>, if any, is shown to who pressed it, and there is nothing
    /// else to send.
    /// </summary>
    public string? CallbackId { get; init; }

    /// <summary>
    /// The delivered message whose words <see cref="Text"/> is from now on, on platforms that edit (<see cref="DeliveryLimits.Edits"/>);
    /// null for a message of its own.
    /// </summary>
    public MessageEdit? Edit { get; init; }

    /// <summary>
    /// The platform's id of the delivered message below which <see cref="Buttons"/> stand from now on; nothing else is sent. Null for a
    /// message of its own.
    /// </summary>
    public string? ButtonsOf { get; init; }

    /// <summary>The customer's message that managers see in it: who answers it answers that one. Null if it is none.</summary>
    public QuotedMessage? Relays { get; init; }

    /// <summary>
    /// The platform's id of the customer's message that it answers, on platforms that show it (<see cref="DeliveryLimits.Replies"/>).
    /// </summary>
    public string? ReplyTo { get; init; }

    /// <summary>The customer whom managers are told of; null if it is about none, or goes to the customer.</summary>
    public OutboundTopic? Topic { get; init; }

    /// <summary>It arrives without a sound, on platforms that can do so.</summary>
    public bool Silent { get; init; }

    /// <summary>What is done to a comment; then <see cref="Text"/> is the reply, if it is one, and nothing else is sent.</summary>
    public CommentCall? Comment { get; init; }

    /// <summary>The broadcast that it is a part of; null for none.</summary>
    public string? Broadcast { get; init; }

    /// <summary>After it nobody waits for it any more, and it is not sent; null if it is never too late.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// When the customer wrote last, on a channel that takes messages for a limited time after it; null where none of that is known.
    /// </summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>
    /// A person wrote it: some channels take it for longer than a bot's, and managers are told when it is not delivered.
    /// </summary>
    public bool ByPerson { get; init; }

    /// <summary>
    /// Where the customer's purchase stands after it, for a platform that keeps it (<see cref="IChannelClient.KeepsProgress"/>).
    /// </summary>
    public ContactProgress? Progress { get; init; }

    /// <summary>
    /// What follows it in the same call, in order, on a platform that takes several messages at once
    /// (<see cref="IChannelClient.MessagesAtOnce"/>); texts and photos alone.
    /// </summary>
    public ImmutableArray<OutboundMessage> Following { get; init; }

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsTooLate(DateTimeOffset now) => Until < now;

    /// <summary>It and what follows it, in order.</summary>
    public IEnumerable<OutboundMessage> WithFollowing() => Following.IsDefaultOrEmpty ? [this] : [this, .. Following];

    /// <summary>What made it, by W3C Trace Context; null if that is not known. For telemetry alone.</summary>
    public string? TraceParent { get; init; }

    /// <summary>
    /// When the customer's last message was taken that it begins to answer; null if it does not. For telemetry alone.
    /// </summary>
    public DateTimeOffset? AskedAt { get; init; }
}
