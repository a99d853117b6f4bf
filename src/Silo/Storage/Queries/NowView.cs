namespace MirtAi.Silo.Storage.Queries;

/// <summary>What people have to do now.</summary>
/// <param name="Counters">How the shop stands.</param>
/// <param name="Escalations">Calls that are not closed: open ones first, the most urgent ones and then the oldest ones first.</param>
/// <param name="Waiting">Conversations that people have, newest activity first.</param>
public sealed record NowView(
    NowCounters Counters, IReadOnlyList<EscalationView> Escalations, IReadOnlyList<SessionSummary> Waiting);
