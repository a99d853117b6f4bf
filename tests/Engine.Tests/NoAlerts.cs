using System.Collections.Immutable;
using MirtAi.Conversations;
using MirtAi.Delivery;
using MirtAi.Escalations;

namespace MirtAi.Engine.Tests;

/// <summary>There is no managers' chat.</summary>
internal sealed class NoAlerts : IAlertRoute
{
    public OutboxEntry? Address(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines) => null;
}
