using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>
/// One event of a channel, in the service's own terms: the same for every platform. Texts are as the customer wrote them,
/// free of control characters and lone surrogates.
/// </summary>
[GenerateSerializer, Immutable, Alias("mirtai.inbound-event")]
public sealed record InboundEvent : IInboundEvent
{
    /// <summary>What makes the event unique across all channels and accounts; deliveries with the same id are one event.</summary>
    [Id(0)] public required string EventId { get; init; }

    /// <summary>Whose session it is for: <c>channel:customer</c>, for instance <c>telegram:123</c>.</summary>
    [Id(1)] public required string SessionKey { get; init; }

    /// <inheritdoc/>
    public GrainId Target => GrainId.Create(ISessionGrain.Kind, SessionKey);

    /// <summary>What happened.</summary>
    [Id(2)] public required InboundKind Kind { get; init; }

    /// <summary>Where an answer goes: the platform's address of the chat, understood by the channel's client alone.</summary>
    [Id(3)] public required string Recipient { get; init; }

    /// <summary>When it was sent, by the platform's clock. Used for order only.</summary>
    [Id(4)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>The platform's id of the message, unique in its session; empty if it has none.</summary>
    [Id(5)] public string MessageId { get; init; } = "";

    /// <summary>The place among messages of the same <see cref="SentAt"/>, by the platform's numbering.</summary>
    [Id(6)] public long Position { get; init; }

    /// <summary>
    /// Text, caption, command, phone number or button value. A text that answers an earlier message begins with what it answers, each line
    /// of it after <c>&gt; </c>.
    /// </summary>
    [Id(7)] public string Text { get; init; } = "";

    /// <summary>Photos, as references that the channel's client can open, for instance <c>telegram-file:AgAC..</c>.</summary>
    [Id(8)] public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>
    /// The kind of an unreadable message: <c>voice</c>, <c>video</c>, <c>document</c>, <c>sticker</c>, <c>location</c> ...
    /// </summary>
    [Id(9)] public string? Media { get; init; }

    /// <summary>Who wrote.</summary>
    [Id(10)] public CustomerProfile Customer { get; init; } = new();

    /// <summary>The platform's id of a pressed button's query, which waits for an acknowledgement.</summary>
    [Id(11)] public string? CallbackId { get; init; }

    /// <summary>
    /// The platform's id of the message that this one answers, if <see cref="Text"/> does not begin with what it says; empty if there is
    /// none.
    /// </summary>
    [Id(12)] public string AnswersTo { get; init; } = "";

    /// <summary>
    /// The platform takes messages to the customer for a limited time after this one; the channel's client holds each against it.
    /// </summary>
    [Id(13)] public bool OpensWindow { get; init; }

    /// <summary>
    /// Whether a person has the conversation in the platform's own inbox at this moment; null if the platform does not say.
    /// </summary>
    [Id(14)] public bool? HeldElsewhere { get; init; }

    /// <summary>The files of an unreadable message that can be fetched, in order.</summary>
    [Id(15)] public ImmutableArray<AttachedFile> Files { get; init; } = [];
}
