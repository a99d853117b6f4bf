using Orleans;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>What a channel's event means to a session. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.inbound-kind")]
public enum InboundKind
{
    /// <summary>Text, a caption, photos, or several of them.</summary>
    Message = 0,

    /// <summary>A new wording of an earlier message, named by <see cref="InboundEvent.MessageId"/>.</summary>
    Edit = 1,

    /// <summary>A command such as <c>/start</c>; <see cref="InboundEvent.Text"/> holds it, with its argument.</summary>
    Command = 2,

    /// <summary>A shared contact; <see cref="InboundEvent.Text"/> holds the phone number.</summary>
    Contact = 3,

    /// <summary>Something that a machine cannot read; <see cref="InboundEvent.Media"/> says what.</summary>
    Unreadable = 4,

    /// <summary>A pressed button; <see cref="InboundEvent.Text"/> holds its value.</summary>
    Button = 5,

    /// <summary>The customer can be written to again.</summary>
    Reachable = 6,

    /// <summary>The customer blocked the shop or left: nothing can be sent.</summary>
    Unreachable = 7,

    /// <summary>
    /// Something was sent to the customer in the shop's name: by this service, by a person in the platform's own application, or by the
    /// platform itself. <see cref="InboundEvent.MessageId"/> is the platform's id of it.
    /// </summary>
    Echo = 8,

    /// <summary>
    /// The customer took a message back, named by <see cref="InboundEvent.MessageId"/>: what is stored of it goes, and it wants no answer.
    /// </summary>
    Unsent = 9,
}
