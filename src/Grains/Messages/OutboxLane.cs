namespace MirtAi.Grains.Messages;

/// <summary>
/// What kind of message waits in the outbox, most urgent first; the values are those of the column <c>outbox.lane</c>. A recipient's
/// messages keep their order within a lane, and lanes do not wait for each other.
/// </summary>
public enum OutboxLane
{
    /// <summary>A part of a conversation: somebody waits for it.</summary>
    Conversation = 0,

    /// <summary>Something that managers are told: a call for a person, or the state of the service.</summary>
    Notice = 1,

    /// <summary>One of many messages that nobody asked for: it takes what the other lanes leave.</summary>
    Broadcast = 2,
}
