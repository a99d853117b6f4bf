using Orleans;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>What became of an event.</summary>
[GenerateSerializer, Alias("mirtai.receipt")]
public enum Receipt
{
    /// <summary>It is stored, and changed the session: acknowledge it.</summary>
    Accepted = 0,

    /// <summary>It was stored by an earlier delivery and nothing changed: acknowledge it.</summary>
    Duplicate = 1,

    /// <summary>Too much waits in this session and nothing changed: let the sender come again later.</summary>
    Overloaded = 2,
}
