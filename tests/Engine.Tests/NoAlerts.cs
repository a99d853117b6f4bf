using System.Collections.Immutable;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Engine.Tests;

/// <summary>There is no managers' chat.</summary>
internal sealed class NoAlerts : IAlertRoute
{
    public ImmutableArray<OutboxEntry> Address(
        Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines) => [];
}
