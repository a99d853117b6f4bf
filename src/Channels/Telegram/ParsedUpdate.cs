using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>What the body of a webhook request turned out to be.</summary>
internal abstract record ParsedUpdate
{
    private ParsedUpdate()
    {
    }

    /// <summary>Something that a customer did.</summary>
    public sealed record Event(InboundEvent Inbound) : ParsedUpdate;

    /// <summary>Something that a manager did in the managers' chat.</summary>
    public sealed record ManagerAction(ManagerEvent Inbound) : ParsedUpdate;

    /// <summary>A valid update that means nothing to a session. It is acknowledged: refused, it would block its chat for a day.</summary>
    public sealed record Ignored(string Reason) : ParsedUpdate;

    /// <summary>Not an update; Telegram never sends such a body.</summary>
    public sealed record Malformed(string Reason) : ParsedUpdate;
}
