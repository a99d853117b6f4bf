using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Orders;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A conversation, and what is to be known of it.</summary>
/// <param name="Session">The session with its transcript.</param>
/// <param name="Calls">The newest calls for a person that are not closed.</param>
/// <param name="Hold">Why everything about the customer is kept; null if it is not.</param>
/// <param name="Links">The customer's sessions on all channels; none if this is the only one.</param>
/// <param name="Orders">Placed orders of the customer: those that wait for their payment, then the newest ones; at most three.</param>
/// <param name="Changes">What people decided of these orders, by their numbers, oldest first.</param>
public sealed record ConversationView(
    SessionDetails Session, IReadOnlyList<EscalationView> Calls, HoldView? Hold, IReadOnlyList<LinkedSession> Links,
    IReadOnlyList<OrderView> Orders, ILookup<string, OrderChangeView> Changes);
