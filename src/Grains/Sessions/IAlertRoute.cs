using System.Collections.Immutable;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Where the shop's managers are told of an escalation.</summary>
public interface IAlertRoute
{
    /// <summary>The alert, addressed; null if the managers' chat is not configured: then the escalation is in the list only.</summary>
    OutboxEntry? Address(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines);
}
