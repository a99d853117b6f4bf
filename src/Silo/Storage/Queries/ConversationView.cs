using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A conversation, and what is to be known of it.</summary>
/// <param name="Session">The session with its transcript.</param>
/// <param name="Calls">The newest calls for a person that are not closed.</param>
/// <param name="Hold">Why everything about the customer is kept; null if it is not.</param>
/// <param name="Links">The customer's sessions on all channels; none if this is the only one.</param>
public sealed record ConversationView(
    SessionDetails Session, IReadOnlyList<EscalationView> Calls, HoldView? Hold, IReadOnlyList<LinkedSession> Links);
